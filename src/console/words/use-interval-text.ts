import { useCallback } from "react";
import type { Interval } from "../../domain/rates/share.ts";
import { formatOneDecimal } from "./one-decimal.ts";
import { useWords } from "./use-words.ts";

/** An interval in per cent, for example `56,1–73,0`; "–" when there is none. */
export function useIntervalText(): (interval: Interval | null) => string {
  const { language } = useWords();
  return useCallback(
    (interval) =>
      interval === null ? "–" : `${formatOneDecimal(interval.low, language)}–${formatOneDecimal(interval.high, language)}`,
    [language],
  );
}
