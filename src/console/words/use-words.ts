import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber, formatPercent } from "../../i18n/numbers.ts";
import { speak } from "./bring-words.ts";
import { CONSOLE_NAMESPACE, type ConsoleLanguage, isConsoleLanguage, type WordKey } from "./resources.ts";

/** Says a text of the console. Only keys that exist compile; `count` chooses the plural form. */
export type Say = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;
export type Words = {
  readonly say: Say;
  readonly language: ConsoleLanguage;
  /** Rejects where its words can't be fetched now. */
  readonly chooseLanguage: (language: ConsoleLanguage) => Promise<void>;
  readonly number: (value: number) => string;
  /** Per cent with one decimal; "–" when there is nothing to divide by. */
  readonly percent: (value: number | null) => string;
};

export function useWords(): Words {
  const { t, i18n } = useTranslation(CONSOLE_NAMESPACE);
  const language = isConsoleLanguage(i18n.language) ? i18n.language : "sv";
  const say = useCallback<Say>((key, values) => t(key, { ...values }), [t]);
  const chooseLanguage = useCallback((chosen: ConsoleLanguage) => speak(i18n, chosen), [i18n]);
  const number = useCallback((value: number) => formatNumber(value, language), [language]);
  const percent = useCallback((value: number | null) => formatPercent(value, language), [language]);
  return { say, language, chooseLanguage, number, percent };
}
