import type { Language, QuestionnaireDocument } from "./document.ts";

/**
 * The languages that a client may choose: those of the questionnaire whose every screen text exists, too. The
 * questionnaire's own texts were checked before it was released.
 */
export function releasedLanguages(document: QuestionnaireDocument, screenLanguages: readonly Language[]): readonly Language[] {
  return document.languages.filter((language) => screenLanguages.includes(language));
}
