import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type ExportWords, exportWords } from "../../export/export-words.ts";
import type { Language } from "../../kernel/language.ts";
import { CONSOLE_NAMESPACE, type ConsoleTexts } from "./resources.ts";
import { useWords } from "./use-words.ts";

/** The words that stand in exported files; `labelLanguage` is the questionnaire's language for its own texts. */
export function useExportWords(labelLanguage: Language): ExportWords {
  const { language } = useWords();
  const { i18n } = useTranslation(CONSOLE_NAMESPACE);
  return useMemo(
    () => exportWords(i18n.getResourceBundle(language, CONSOLE_NAMESPACE) as ConsoleTexts, labelLanguage),
    [i18n, language, labelLanguage],
  );
}
