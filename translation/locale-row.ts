import type { Language } from "../src/kernel/language.ts";

/** A row of `locales.json`. */
export type LocaleRow = {
  readonly name: string;
  readonly direction: "ltr" | "rtl";
  readonly format: string;
  readonly screens: readonly string[];
};

/** How the CLDR, as this Node knows it, has the language written: its own name, direction and digits; dates by the calendar of the place. */
export function localeRow(language: Language): LocaleRow {
  const name = new Intl.DisplayNames([language], { type: "language", languageDisplay: "dialect" }).of(language) ?? language;
  const { numberingSystem } = new Intl.NumberFormat(language).resolvedOptions();
  // Whoever lives here has letters and appointments by one calendar, whatever the language's own is.
  const calendar = new Intl.DateTimeFormat(language).resolvedOptions().calendar === "gregory" ? "" : "-ca-gregory";
  return {
    name: name.charAt(0).toLocaleUpperCase(language) + name.slice(1),
    direction: localeDirection(language),
    format: `${language}-u${calendar}-nu-${numberingSystem}`,
    screens: ["client"],
  };
}

export function localeDirection(language: Language): "ltr" | "rtl" {
  const { script } = new Intl.Locale(language).maximize();
  return script !== undefined && RIGHT_TO_LEFT.has(script) ? "rtl" : "ltr";
}

/** Scripts in use today that run from right to left (ISO 15924). */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(["Adlm", "Arab", "Aran", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"]);
