import { LOCALES, localeOf } from "../../i18n/locales.ts";

/** A language's name in the console's language, as it stands alone in a table: `Arabiska`. */
export function languageName(code: string, language: string): string {
  const name = new Intl.DisplayNames([localeOf(language).format], { type: "language", fallback: "code" }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** Attributes for a text in one of the questionnaire's languages. Direction is looked up; for an unknown language the browser decides. */
export function textAttributes(code: string): { readonly lang: string; readonly dir: "ltr" | "rtl" | "auto" } {
  const known = LOCALES.find((locale) => locale.code === code);
  return { lang: code, dir: known?.direction ?? "auto" };
}
