import { useMemo } from "react";
import { type ExportWords, exportWords } from "../../export/export-words.ts";
import type { Language } from "../../kernel/language.ts";
import { CONSOLE_RESOURCES } from "./resources.ts";
import { useWords } from "./use-words.ts";

/** The words that stand in exported files; `labelLanguage` is the questionnaire's language for its own texts. */
export function useExportWords(labelLanguage: Language): ExportWords {
  const { language } = useWords();
  return useMemo(() => exportWords(CONSOLE_RESOURCES[language].console, labelLanguage), [language, labelLanguage]);
}
