import table from "../../locales/locales.json" with { type: "json" };
import type { Language } from "../kernel/language.ts";

/**
 * A language that screens exist in. Direction is looked up here and never guessed from text. `format` is the locale
 * that numbers and dates are written in: its digits are forced, since browsers disagree on Arabic ones, and Somali
 * borrows one, since browsers have none for it. `screens`: whose screens have words in it, one file for each
 * (`client.json`). Console and server learn from here what the tablets' app can show.
 */
export type Locale = {
  readonly code: Language;
  readonly name: string;
  readonly direction: "ltr" | "rtl";
  readonly format: string;
  readonly screens: readonly string[];
};

export const LOCALES: readonly Locale[] = Object.entries(table).map(([code, locale]) => ({
  code: code as Language,
  name: locale.name,
  direction: locale.direction === "rtl" ? "rtl" : "ltr",
  format: locale.format,
  screens: locale.screens,
}));

/** The languages that a client may choose on a tablet, if the questionnaire has them, too. */
export const CLIENT_LANGUAGES: readonly Language[] = languagesOf("client");
export const ASSISTANT_LANGUAGES: readonly Language[] = languagesOf("assistant");

/** Swedish is what an unknown language falls back to: it is the one that every office reads. */
export function localeOf(code: Language): Locale {
  const locale = LOCALES.find((known) => known.code === code) ?? LOCALES[0];
  if (locale === undefined) {
    throw new Error("locales.json lists no language");
  }
  return locale;
}

function languagesOf(screens: string): readonly Language[] {
  return LOCALES.filter((locale) => locale.screens.includes(screens)).map(({ code }) => code);
}
