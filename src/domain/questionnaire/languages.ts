import { type Language, nearestLanguage } from "../../kernel/language.ts";
import type { QuestionnaireDocument, Texts } from "./document.ts";
import { isInvisible } from "./text-faults.ts";

/**
 * Why a language of the questionnaire can't be chosen on a tablet: the tablet has no words of its own in it; it has them
 * under another tag (`sv` for `sv-SE`); the questionnaire itself lacks a text in it; or a recorded voice is missing where the
 * round needs all of them.
 */
export type Unchoosable = "no-screens" | "other-tag" | "incomplete" | "no-voice";

export type LanguageOnTablet = {
  readonly language: Language;
  /** Null: it can be chosen. */
  readonly why: Unchoosable | null;
  /** With `other-tag`: what the tablet calls it. */
  readonly known?: Language;
  /** With `incomplete`: the first text that is missing, by item and option, for example `contact / very-easy`. */
  readonly at?: string;
};

/**
 * The language-release gate, the one rule of console, server and tablet: which of the questionnaire's languages a client
 * may choose. `screenLanguages`: those that the client's screens exist in. `voiced`: those in which nothing is without its
 * recorded voice, where the round needs voices; null where it needs none.
 */
export function languagesOnTablet(
  document: QuestionnaireDocument,
  screenLanguages: readonly Language[],
  voiced: readonly string[] | null = null,
): readonly LanguageOnTablet[] {
  const texts = everyText(document);
  return document.languages.map((language) => {
    if (!screenLanguages.includes(language)) {
      const known = nearestLanguage(language, screenLanguages);
      return known === undefined ? { language, why: "no-screens" } : { language, why: "other-tag", known };
    }
    const missing = texts.find(({ text }) => !says(text, language));
    if (missing !== undefined) {
      return { language, why: "incomplete", at: missing.at };
    }
    return { language, why: voiced === null || voiced.includes(language) ? null : "no-voice" };
  });
}

/** The languages that a client may choose, in the questionnaire's order; none of them: the round can't be run on this tablet. */
export function usableLanguages(document: QuestionnaireDocument, screenLanguages: readonly Language[]): readonly Language[] {
  return languagesOnTablet(document, screenLanguages).flatMap(({ language, why }) => (why === null ? [language] : []));
}

/** What a client reads. Source and indicators are for the office. */
function everyText({ title, items }: QuestionnaireDocument): readonly { readonly at: string; readonly text: Texts }[] {
  const asked = items.flatMap(({ id, text, ...item }) => [
    { at: `${id} / text`, text },
    ...("options" in item ? item.options : []).map((option) => ({ at: `${id} / ${option.code}`, text: option.text })),
  ]);
  return [{ at: "title", text: title }, ...asked];
}

function says(text: Texts, language: Language): boolean {
  const said = Object.hasOwn(text, language) ? text[language] : undefined;
  return said !== undefined && !isInvisible(said);
}
