import { keptFormat } from "../../i18n/kept-format.ts";
import type { Language } from "../../kernel/language.ts";

const ONE_DECIMAL = keptFormat((locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }));

export function formatOneDecimal(value: number, language: Language): string {
  return ONE_DECIMAL(language).format(value);
}
