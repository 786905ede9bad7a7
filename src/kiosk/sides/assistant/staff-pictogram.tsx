import { Lines, Pictogram } from "../../../ui/pictogram.tsx";
import { PICTOGRAM_NAMES, type PictogramName } from "../../../ui/pictogram-names.ts";
import type { StaffPictogramName } from "./staff-pictogram-names.ts";

const files = import.meta.glob<readonly string[]>("../../../../pictograms/assistant/*.svg", {
  eager: true,
  query: "?lines",
  import: "default",
});

type Props = { readonly name: PictogramName | StaffPictogramName; readonly size: number };

/** A drawing on the assistant's screens: one that clients see, too, or one that only she does, which is no part of their code. */
export function StaffPictogram({ name, size }: Props) {
  return isShared(name) ? (
    <Pictogram name={name} size={size} />
  ) : (
    <Lines lines={files[`../../../../pictograms/assistant/${name}.svg`] ?? []} size={size} />
  );
}

function isShared(name: Props["name"]): name is PictogramName {
  return PICTOGRAM_NAMES.some((shared) => shared === name);
}
