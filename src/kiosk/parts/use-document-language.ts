import { useLayoutEffect } from "react";
import { localeOf } from "../../i18n/locales.ts";

/** The page's language and direction, from the table of locales. */
export function useDocumentLanguage(language: string): void {
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = localeOf(language).direction;
  }, [language]);
}
