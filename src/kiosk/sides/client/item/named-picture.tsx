import { drawingOf } from "../../../../ui/drawing.ts";
import { QuestionPictogram } from "../../../../ui/pictogram.tsx";
import { usePictures } from "../client-pictures.ts";

/** The picture that the questionnaire names: none where the app has no such one, or the round has none. Its room until it has come. */
export function NamedPicture({ name, size }: { readonly name: string | undefined; readonly size: number }) {
  const pictures = usePictures();
  if (pictures === null || name === undefined) {
    return null;
  }
  const drawing = pictures === "coming" ? null : drawingOf(pictures, name);
  return pictures !== "coming" && drawing === null ? null : <QuestionPictogram drawing={drawing} size={size} />;
}
