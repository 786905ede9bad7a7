import type { QuestionnaireDocument, Texts } from "../../domain/questionnaire/document.ts";
import type { Language } from "../../kernel/language.ts";

/** The questionnaire's language that the coordinator reads: the console's own where it exists, else Swedish, else the first. */
export function readingLanguage(document: Pick<QuestionnaireDocument, "languages">, language: Language): Language {
  const known = [language, "sv" as const].find((code) => document.languages.includes(code));
  return known ?? document.languages[0] ?? language;
}

export function textFor(document: Pick<QuestionnaireDocument, "languages">, texts: Texts, language: Language): string {
  return texts[readingLanguage(document, language)] ?? "";
}

export function titleOf(document: Pick<QuestionnaireDocument, "languages" | "title">, language: Language): string {
  return textFor(document, document.title, language);
}
