import type { Share } from "../rates/share.ts";
import type { Group, IndicatorResult } from "./indicators.ts";

/** An aggregate is shown for at least this many respondents, a table cell for at least this many people. */
export const FEWEST_IN_INDICATOR = 10;
export const FEWEST_IN_CELL = 5;

/** Suppressed is not zero and not missing, and must look different from both. */
export type Shown<Value> = { readonly shown: true; readonly value: Value } | { readonly shown: false };

const HIDDEN: Shown<never> = { shown: false };

/**
 * A row of counts whose total is shown or can be known. Counts from 1 to 4 are hidden, and then more, the smallest
 * first, until the total no longer gives a hidden one away: at least two are hidden, and every hidden one could as
 * well have been large enough to show. Zero is shown.
 */
export function suppressCells(counts: readonly number[]): readonly Shown<number>[] {
  const hidden = new Set<number>();
  for (const [position, count] of counts.entries()) {
    if (count > 0 && count < FEWEST_IN_CELL) {
      hidden.add(position);
    }
  }
  const candidates = [...counts.entries()]
    .filter(([position, count]) => count > 0 && !hidden.has(position))
    .sort(([, a], [, b]) => a - b);
  while (hidden.size > 0 && !isAmbiguous(counts, hidden)) {
    const next = candidates.shift();
    if (next === undefined) {
      // Nothing left to hide behind: the whole row goes, zeros too, since its total would say the rest.
      return counts.map(() => HIDDEN);
    }
    hidden.add(next[0]);
  }
  return counts.map((value, position) => (hidden.has(position) ? HIDDEN : { shown: true, value }));
}

/** Whoever subtracts the shown cells from the total learns the hidden sum: could each hidden cell alone still reach the threshold? */
function isAmbiguous(counts: readonly number[], hidden: ReadonlySet<number>): boolean {
  let sum = 0;
  for (const position of hidden) {
    sum += counts[position] ?? 0;
  }
  return hidden.size >= 2 && sum - (hidden.size - 1) >= FEWEST_IN_CELL;
}

/**
 * The indicator's shares for total, women and men. A group below 10 is hidden; and since total minus the shown groups
 * gives the rest away, the smaller shown group is hidden too when those left over are fewer than 10 (but not none).
 */
export function suppressIndicator({ shares }: Pick<IndicatorResult, "shares">): Readonly<Record<Group, Shown<Share>>> {
  const { T, K, M } = shares;
  if (T.of < FEWEST_IN_INDICATOR) {
    return { T: HIDDEN, K: HIDDEN, M: HIDDEN };
  }
  const visible = { K: K.of >= FEWEST_IN_INDICATOR, M: M.of >= FEWEST_IN_INDICATOR };
  const leftOver = T.of - (visible.K ? K.of : 0) - (visible.M ? M.of : 0);
  if (leftOver > 0 && leftOver < FEWEST_IN_INDICATOR) {
    // Hiding the smaller shown group swells what is left over to at least 10.
    if (visible.K && (!visible.M || K.of <= M.of)) {
      visible.K = false;
    } else {
      visible.M = false;
    }
  }
  const show = (share: Share, seen: boolean): Shown<Share> => (seen ? { shown: true, value: share } : HIDDEN);
  return { T: show(T, true), K: show(K, visible.K), M: show(M, visible.M) };
}
