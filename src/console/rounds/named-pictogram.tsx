import { type Drawings, drawingOf } from "../../ui/drawing.ts";
import { QuestionPictogram } from "../../ui/pictogram.tsx";

const files = import.meta.glob<Drawings>("../../../pictograms/catalogue.json", {
  eager: true,
  query: "?drawings",
  import: "default",
});
const drawings = Object.values(files)[0] ?? {};

/** The picture that a questionnaire names, as a tablet shows it; none where there is no such one. */
export function NamedPictogram({ name, size }: { readonly name: string | undefined; readonly size: number }) {
  const drawing = name === undefined ? null : drawingOf(drawings, name);
  return drawing === null ? null : <QuestionPictogram drawing={drawing} size={size} />;
}
