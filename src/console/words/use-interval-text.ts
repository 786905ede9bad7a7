import { useCallback } from "react";
import type { Interval } from "../../domain/rates/share.ts";
import { localeOf } from "../../i18n/locales.ts";
import { useWords } from "./use-words.ts";

/** An interval in per cent, for example `56,1–73,0`; "–" when there is none. */
export function useIntervalText(): (interval: Interval | null) => string {
  const { language } = useWords();
  return useCallback(
    (interval) => {
      if (interval === null) {
        return "–";
      }
      const format = new Intl.NumberFormat(localeOf(language).format, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
      return `${format.format(interval.low)}–${format.format(interval.high)}`;
    },
    [language],
  );
}
