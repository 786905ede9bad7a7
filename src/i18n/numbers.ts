import type { Language } from "../kernel/language.ts";
import { keptFormat } from "./kept-format.ts";

const NUMBER = keptFormat((locale) => new Intl.NumberFormat(locale));
/** By the number of decimals. */
const PERCENT = [percentFormat(0), percentFormat(1)] as const;

/** A per cent figure with a fixed number of decimals, as the language writes it; "–" when there is nothing to divide by. */
export function formatPercent(value: number | null, language: Language, decimals: 0 | 1 = 1): string {
  return value === null ? "–" : PERCENT[decimals](language).format(value / 100);
}

export function formatNumber(value: number, language: Language): string {
  return NUMBER(language).format(value);
}

function percentFormat(decimals: number): (language: Language) => Intl.NumberFormat {
  const style = { style: "percent", minimumFractionDigits: decimals, maximumFractionDigits: decimals } as const;
  return keptFormat((locale) => new Intl.NumberFormat(locale, style));
}
