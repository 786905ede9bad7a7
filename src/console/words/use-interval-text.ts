import { useCallback } from "react";
import type { Interval } from "../../domain/rates/share.ts";
import { keptFormat } from "../../i18n/kept-format.ts";
import { useWords } from "./use-words.ts";

const ONE_DECIMAL = keptFormat((locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }));

/** An interval in per cent, for example `56,1–73,0`; "–" when there is none. */
export function useIntervalText(): (interval: Interval | null) => string {
  const { language } = useWords();
  return useCallback(
    (interval) => {
      if (interval === null) {
        return "–";
      }
      const format = ONE_DECIMAL(language);
      return `${format.format(interval.low)}–${format.format(interval.high)}`;
    },
    [language],
  );
}
