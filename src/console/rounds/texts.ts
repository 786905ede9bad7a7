import type { QuestionnaireDocument, Texts } from "../../domain/questionnaire/document.ts";
import { readingLanguage } from "../../domain/questionnaire/reading-language.ts";
import type { Language } from "../../kernel/language.ts";

export function textFor(document: Pick<QuestionnaireDocument, "languages">, texts: Texts, language: Language): string {
  return texts[readingLanguage(document, language)] ?? "";
}

export function titleOf(document: Pick<QuestionnaireDocument, "languages" | "title">, language: Language): string {
  return textFor(document, document.title, language);
}
