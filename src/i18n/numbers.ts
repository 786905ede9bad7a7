import { localeOf } from "./locales.ts";

/** A per cent figure with a fixed number of decimals, as the language writes it; "–" when there is nothing to divide by. */
export function formatPercent(value: number | null, language: string, decimals = 1): string {
  if (value === null) {
    return "–";
  }
  const style = { style: "percent", minimumFractionDigits: decimals, maximumFractionDigits: decimals } as const;
  return new Intl.NumberFormat(localeOf(language).format, style).format(value / 100);
}

export function formatNumber(value: number, language: string): string {
  return new Intl.NumberFormat(localeOf(language).format).format(value);
}
