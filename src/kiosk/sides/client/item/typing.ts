import type { QuestionnaireDocument } from "../../../../domain/questionnaire/document.ts";
import { latePart } from "../late-part.ts";

/**
 * The pad, the keyboard and the fields that they write in, as a chunk of their own: loaded once a client has a
 * questionnaire with something to type, long before she gets there.
 */
export const { usePart: useTyping } = latePart(async () => (await import("./typed-answer.tsx")).typingPart);

export function needsTyping({ items }: QuestionnaireDocument): boolean {
  return items.some(({ kind }) => kind === "number" || kind === "text");
}
