import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import type { Drawings } from "../src/ui/drawing.ts";

const ASKED = /pictograms\/(?:(?:assistant\/)?[\w-]+\.svg\?lines|catalogue\.json\?(?:drawings|file))$/;

/**
 * `clock.svg?lines` is the list of what its paths draw, and nothing else: all that is the same in every pictogram is drawn by
 * `ui/pictogram.tsx`. `catalogue.json?drawings` is what draws each that a questionnaire may name, and `?file` the address of a file
 * with the same: no client's page carries those that her questionnaire doesn't use. What the files may hold is a test.
 */
export function pictograms(): Plugin {
  let built = false;
  return {
    name: "streck-pictograms",
    // Before Vite takes the file for a picture to be loaded.
    enforce: "pre",
    configResolved: ({ command }) => {
      built = command === "build";
    },
    load: {
      filter: { id: ASKED },
      handler(id) {
        const [file = "", asked] = id.split("?");
        this.addWatchFile(file);
        if (asked === "lines") {
          return `export default ${JSON.stringify(linesOf(file))};`;
        }
        const drawings = JSON.stringify(drawingsOf(file));
        if (asked === "drawings") {
          return `export default ${drawings};`;
        }
        if (!built) {
          return `export default ${JSON.stringify(`data:application/json,${encodeURIComponent(drawings)}`)};`;
        }
        const asset = this.emitFile({ type: "asset", name: "pictograms.json", source: drawings });
        return `export default import.meta.ROLLUP_FILE_URL_${asset};`;
      },
    },
  };
}

type Catalogue = Readonly<Record<string, { readonly mirrored?: true }>>;

function drawingsOf(catalogueFile: string): Drawings {
  const folder = join(catalogueFile, "..");
  const catalogue = JSON.parse(readFileSync(catalogueFile, "utf8")) as Catalogue;
  return Object.fromEntries(
    Object.entries(catalogue).map(([name, { mirrored }]) => {
      // Some of those that the screens draw are good for a questionnaire, too.
      const places = ["questions", "assistant", "."].map((place) => join(folder, place, `${name}.svg`));
      const lines = linesOf(places.find((place) => existsSync(place)) ?? "");
      return [name, mirrored === true ? { lines, mirrored } : { lines }];
    }),
  );
}

function linesOf(file: string): readonly string[] {
  return [...readFileSync(file, "utf8").matchAll(/ d="([^"]*)"/g)].map(([, path]) => path ?? "");
}
