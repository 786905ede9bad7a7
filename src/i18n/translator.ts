import { createInstance, type FormatterModule, type i18n, type Resource } from "i18next";
import type { Language } from "../kernel/language.ts";
import { formatNumber, inOwnDigits } from "./numbers.ts";

/**
 * A translator for these resources. There is no fallback language: a missing key is a fault that the locale test
 * finds, never a Swedish text on an Arabic screen.
 */
export function createTranslator(resources: Resource, language: Language, namespaces: readonly string[]): i18n {
  const translator = createInstance().use(numbers);
  // React escapes what it renders; escaping twice would show entities.
  void translator.init({
    resources,
    lng: language,
    ns: [...namespaces],
    ...(namespaces[0] === undefined ? {} : { defaultNS: namespaces[0] }),
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false, alwaysFormat: true },
    returnNull: false,
  });
  return translator;
}

/**
 * `{{count, number}}` is filled in with separators, `{{count}}` in the language's digits alone; what is no number stays as it
 * is. i18next's own would ask the browser for the language alone, and Arabic then has other digits in each.
 */
const numbers = {
  type: "formatter",
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format(value: unknown, format?: string, language?: string): string {
    if (typeof value !== "number") {
      return value as string;
    }
    const code = (language ?? "") as Language;
    return format === "number" ? formatNumber(value, code) : inOwnDigits(`${value}`, code);
  },
} satisfies FormatterModule;
