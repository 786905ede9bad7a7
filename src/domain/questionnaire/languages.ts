import { type Language, nearestLanguage } from "../../kernel/language.ts";
import { isAnswerable, type QuestionnaireDocument, type Texts } from "./document.ts";
import { isInvisible } from "./text-faults.ts";

/**
 * Why a language of the questionnaire can't be chosen on a tablet: the tablet has no words of its own in it; it has them
 * under another tag (`sv` for `sv-SE`); or the questionnaire itself lacks a text in it.
 */
export type Unchoosable = "no-screens" | "other-tag" | "incomplete";

export type LanguageOnTablet = {
  readonly language: Language;
  /** Null: it can be chosen. */
  readonly why: Unchoosable | null;
  /** With `other-tag`: what the tablet calls it. */
  readonly known?: Language;
};

/**
 * The language-release gate, the one rule of console, server and tablet: which of the questionnaire's languages a client
 * may choose. `screenLanguages`: those that the client's screens exist in.
 */
export function languagesOnTablet(
  document: QuestionnaireDocument,
  screenLanguages: readonly Language[],
): readonly LanguageOnTablet[] {
  const texts = everyText(document);
  return document.languages.map((language) => {
    if (!screenLanguages.includes(language)) {
      const known = nearestLanguage(language, screenLanguages);
      return known === undefined ? { language, why: "no-screens" } : { language, why: "other-tag", known };
    }
    return { language, why: texts.every((text) => says(text, language)) ? null : "incomplete" };
  });
}

/** The languages that a client may choose, in the questionnaire's order; none of them: the round can't be run on this tablet. */
export function usableLanguages(document: QuestionnaireDocument, screenLanguages: readonly Language[]): readonly Language[] {
  return languagesOnTablet(document, screenLanguages).flatMap(({ language, why }) => (why === null ? [language] : []));
}

/** What a client reads. Source and indicators are for the office. */
function everyText({ title, items }: QuestionnaireDocument): readonly Texts[] {
  return [title, ...items.flatMap((item) => [item.text, ...(isAnswerable(item) ? item.options : []).map(({ text }) => text)])];
}

function says(text: Texts, language: Language): boolean {
  const said = Object.hasOwn(text, language) ? text[language] : undefined;
  return said !== undefined && !isInvisible(said);
}
