import { Pictogram } from "../../../../ui/pictogram.tsx";
import type { PictogramName } from "../../../../ui/pictogram-names.ts";

/** One answer to "what happened?": a drawing and a few words, one tap. */
export function Tile({
  pictogram,
  label,
  onTap,
}: {
  readonly pictogram: PictogramName;
  readonly label: string;
  readonly onTap: () => void;
}) {
  return (
    <button type="button" onClick={onTap}>
      <Pictogram name={pictogram} size={40} />
      <span>{label}</span>
    </button>
  );
}
