import type { Language } from "../../kernel/language.ts";
import type { QuestionnaireDocument } from "./document.ts";

/** The questionnaire's language that somebody reads: her own where it exists, else Swedish, else the first. */
export function readingLanguage(document: Pick<QuestionnaireDocument, "languages">, language: Language): Language {
  const known = [language, "sv" as const].find((code) => document.languages.includes(code));
  return known ?? document.languages[0] ?? language;
}
