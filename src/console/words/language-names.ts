import { keptFormat } from "../../i18n/kept-format.ts";
import { LOCALES } from "../../i18n/locales.ts";
import { sentenceStart } from "../../i18n/sentence-start.ts";
import type { Language } from "../../kernel/language.ts";

const NAMES = keptFormat((locale) => new Intl.DisplayNames([locale], { type: "language", fallback: "code" }));

/** A language's name in the console's language, as it stands alone in a table: `Arabiska`; the code itself when it has none. */
export function languageName(code: Language, language: Language): string {
  const name = knownName(code, language);
  return name === undefined || name === code ? code : sentenceStart(name, language);
}

/** A questionnaire may name a language by more than browsers know (`sv-lat`), and for that they throw. */
function knownName(code: Language, language: Language): string | undefined {
  try {
    return NAMES(language).of(code);
  } catch {
    return undefined;
  }
}

/** Attributes for a text in one of the questionnaire's languages. Direction is looked up; for an unknown language the browser decides. */
export function textAttributes(code: Language): { readonly lang: string; readonly dir: "ltr" | "rtl" | "auto" } {
  const known = LOCALES.find((locale) => locale.code === code);
  return { lang: code, dir: known?.direction ?? "auto" };
}
