import { FEWEST_IN_INDICATOR, HIDDEN, type Shown } from "../disclosure/reader.ts";
import { type Interval, wilsonProportions } from "../rates/share.ts";
import type { IndicatorColumn } from "../results/indicator-shares.ts";
import { kish } from "./rake.ts";

/** In per cent. The interval is Wilson's for as many answers as the weighted ones are worth. */
export type WeightedShare = { readonly percent: number; readonly interval: Interval; readonly effective: number };

/** An indicator's share by weights, for as many respondents as it may be shown unweighted. */
export function weightedShare({ base, positive }: IndicatorColumn, weights: Float64Array): Shown<WeightedShare> {
  const own = weights.filter((_, row) => base[row] === 1);
  if (own.length < FEWEST_IN_INDICATOR) {
    return HIDDEN;
  }
  let part = 0;
  let of = 0;
  for (const [row, weight] of weights.entries()) {
    of += base[row] === 1 ? weight : 0;
    part += positive[row] === 1 ? weight : 0;
  }
  const { effective } = kish(own);
  const limits = wilsonProportions({ part: (part / of) * effective, of: effective });
  return limits === null
    ? HIDDEN
    : {
        shown: true,
        value: {
          percent: oneDecimal(part / of),
          interval: { low: oneDecimal(limits.low), high: oneDecimal(limits.high) },
          effective,
        },
      };
}

function oneDecimal(proportion: number): number {
  return Math.round(proportion * 1000) / 10;
}
