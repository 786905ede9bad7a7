import { createInstance, type i18n, type Resource } from "i18next";
import type { Language } from "../kernel/language.ts";
import { formatNumber } from "./numbers.ts";

/**
 * A translator for these resources. There is no fallback language: a missing key is a fault that the locale test
 * finds, never a Swedish text on an Arabic screen.
 */
export function createTranslator(resources: Resource, language: Language, namespaces: readonly string[]): i18n {
  const translator = createInstance();
  // React escapes what it renders; escaping twice would show entities.
  void translator.init({
    resources,
    lng: language,
    ns: [...namespaces],
    ...(namespaces[0] === undefined ? {} : { defaultNS: namespaces[0] }),
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  // Its own would ask the browser for the language alone, and Arabic then has other digits in each.
  translator.services.formatter?.add("number", (value, language) =>
    typeof value === "number" ? formatNumber(value, (language ?? "") as Language) : String(value),
  );
  return translator;
}
