import type { Language } from "../kernel/language.ts";

/**
 * A text as it stands at the start of a sentence, where elsewhere it stands in the middle of one. Not a matter of style
 * sheets: `::first-letter` is a box of its own, and in browsers such a box cuts Arabic letters apart, also those of a name
 * in Arabic on a Swedish screen. Scripts without capitals come out as they are.
 */
export function sentenceStart(text: string, language: Language): string {
  const [first = ""] = text;
  return first.toLocaleUpperCase(language) + text.slice(first.length);
}
