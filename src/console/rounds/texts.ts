import type { QuestionnaireDocument, Texts } from "../../domain/questionnaire/document.ts";

/** The questionnaire's language that the coordinator reads: the console's own where it exists, else Swedish, else the first. */
export function readingLanguage(document: Pick<QuestionnaireDocument, "languages">, language: string): string {
  const known = [language, "sv"].find((code) => document.languages.includes(code));
  return known ?? document.languages[0] ?? language;
}

export function textFor(document: Pick<QuestionnaireDocument, "languages">, texts: Texts, language: string): string {
  return texts[readingLanguage(document, language)] ?? "";
}

export function titleOf(document: QuestionnaireDocument, language: string): string {
  return textFor(document, document.title, language);
}
