import type { Language } from "../../kernel/language.ts";
import { type LanguageOnTablet, languagesOnTablet } from "../questionnaire/languages.ts";
import type { Release } from "./release.ts";

/** Which languages of a release a client may choose on a tablet that has screens in these, and of each other one why not. */
export function languagesOfRelease(
  { questionnaire, settings, sounds }: Pick<Release, "questionnaire" | "settings" | "sounds">,
  screenLanguages: readonly Language[],
): readonly LanguageOnTablet[] {
  // Whoever signs such a release puts in the voices of those languages alone that lack none.
  return languagesOnTablet(questionnaire, screenLanguages, settings.needsVoices === true ? Object.keys(sounds ?? {}) : null);
}

/** Those that a client may choose, in the questionnaire's order. */
export function usableLanguagesOfRelease(
  release: Parameters<typeof languagesOfRelease>[0],
  screenLanguages: readonly Language[],
): readonly Language[] {
  return languagesOfRelease(release, screenLanguages).flatMap(({ language, why }) => (why === null ? [language] : []));
}
