import { type ReactNode, useLayoutEffect } from "react";
import { localeOf } from "../../i18n/locales.ts";
import type { Language } from "../../kernel/language.ts";

/** The page's language and direction, from the table of locales; null where another part of the screen has the say. */
export function useDocumentLanguage(language: Language | null): void {
  useLayoutEffect(() => {
    if (language !== null) {
      document.documentElement.lang = language;
      document.documentElement.dir = localeOf(language).direction;
    }
  }, [language]);
}

export function InDocumentLanguage({ language, children }: { readonly language: Language; readonly children: ReactNode }) {
  useDocumentLanguage(language);
  return children;
}
