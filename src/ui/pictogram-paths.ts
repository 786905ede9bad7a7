import type { PictogramName } from "./pictogram-names.ts";

const files = import.meta.glob<readonly string[]>("../../pictograms/*.svg", { eager: true, query: "?lines", import: "default" });

/** The lines that a pictogram is drawn with, on the 60 px grid; the build takes them out of its file (`vite/pictograms.ts`). */
export function pathsOf(name: PictogramName): readonly string[] {
  return files[`../../pictograms/${name}.svg`] ?? [];
}
