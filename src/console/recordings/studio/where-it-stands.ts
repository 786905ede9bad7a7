import { isAnswerable, type QuestionnaireDocument } from "../../../domain/questionnaire/document.ts";

/** Where a text is met: which question it belongs to, counted from 1, and as what; `screens` for all that stands around them. */
export type Standing =
  | { readonly kind: "screens" | "page" }
  | { readonly kind: "question" | "option" | "hint"; readonly position: number; readonly total: number };

export function whereItStands({ id, items }: QuestionnaireDocument, place: string): Standing {
  const questions = items.filter(isAnswerable);
  for (const item of items) {
    const own = `${id}/${item.id}`;
    if (place === own || place.startsWith(`${own}/`)) {
      if (!isAnswerable(item)) {
        return { kind: "page" };
      }
      const below = place.slice(own.length + 1);
      const kind = below === "" ? "question" : item.options.some(({ code }) => code === below) ? "option" : "hint";
      return { kind, position: questions.indexOf(item) + 1, total: questions.length };
    }
  }
  return { kind: "screens" };
}
