import type { Language } from "../kernel/language.ts";
import { keptFormat } from "./kept-format.ts";
import { localeOf } from "./locales.ts";

const NUMBER = keptFormat((locale) => new Intl.NumberFormat(locale));
/** By the number of decimals. */
const PERCENT = [percentFormat(0), percentFormat(1)] as const;

/** A per cent figure with a fixed number of decimals, as the language writes it; "–" when there is nothing to divide by. */
export function formatPercent(value: number | null, language: Language, decimals: 0 | 1 = 1): string {
  return value === null ? "–" : PERCENT[decimals](language).format(value / 100);
}

export function formatNumber(value: number, language: Language): string {
  return isShort(value) && hasPlainDigits(language) ? `${value}` : NUMBER(language).format(value);
}

/** The text with each digit 0–9 as the language writes it, and nothing else changed: a year, a limit, a pin keeps its form. */
export function inOwnDigits(text: string, language: Language): string {
  return hasPlainDigits(language) ? text : text.replace(/\d/g, (digit) => NUMBER(language).format(Number(digit)));
}

/** Such a number has no separators in any language: only its digits could differ. */
function isShort(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < 1000 && !Object.is(value, -0);
}

/**
 * Whether these locales write 0–9. The first format of a page costs a slow tablet as much as a third of its first screen, and
 * that screen's numbers rarely reach a thousand.
 */
function hasPlainDigits(language: Language): boolean {
  return localeOf(language).format.endsWith("-u-nu-latn");
}

function percentFormat(decimals: number): (language: Language) => Intl.NumberFormat {
  const style = { style: "percent", minimumFractionDigits: decimals, maximumFractionDigits: decimals } as const;
  return keptFormat((locale) => new Intl.NumberFormat(locale, style));
}
