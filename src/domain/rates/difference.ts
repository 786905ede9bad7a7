import { type Interval, type Share, wilsonProportions } from "./share.ts";

/**
 * How much larger one share is than another of other people, in percentage points.
 *
 * `certain`: its 95 % interval lies on one side of zero. The interval is R. G. Newcombe's hybrid score interval for two
 * independent proportions ("Interval Estimation for the Difference between Independent Proportions", Statistics in Medicine
 * 17, 1998, method 10), made of the two Wilson intervals that are shown beside the shares.
 */
export type Difference = { readonly points: number; readonly interval: Interval; readonly certain: boolean };

/** Null where one of the two is a share of nobody. */
export function differenceOf(one: Share, other: Share): Difference | null {
  const a = wilsonProportions(one);
  const b = wilsonProportions(other);
  if (a === null || b === null) {
    return null;
  }
  const difference = one.part / one.of - other.part / other.of;
  const low = difference - Math.hypot(one.part / one.of - a.low, b.high - other.part / other.of);
  const high = difference + Math.hypot(a.high - one.part / one.of, other.part / other.of - b.low);
  return {
    points: oneDecimal(difference),
    interval: { low: oneDecimal(low), high: oneDecimal(high) },
    certain: low > 0 || high < 0,
  };
}

/** Rounded away from zero on both sides, so that a difference turned round is the same one. Never "−0". */
function oneDecimal(proportion: number): number {
  return (Math.sign(proportion) * Math.round(Math.abs(proportion) * 1000)) / 10 + 0;
}
