import type { PictogramName } from "../../../../ui/pictogram-names.ts";
import { StaffPictogram } from "../staff-pictogram.tsx";
import type { StaffPictogramName } from "../staff-pictogram-names.ts";

/** One answer to "what happened?": a drawing and a few words, one tap. */
export function Tile({
  pictogram,
  label,
  onTap,
}: {
  readonly pictogram: PictogramName | StaffPictogramName;
  readonly label: string;
  readonly onTap: () => void;
}) {
  return (
    <button type="button" onClick={onTap}>
      <StaffPictogram name={pictogram} size={40} />
      <span>{label}</span>
    </button>
  );
}
