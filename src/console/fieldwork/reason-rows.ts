import { NO_REASON_GIVEN, REFUSAL_REASONS } from "../../domain/disposition/reasons.ts";
import { type Shown, suppressCells } from "../../domain/results/disclosure.ts";

export type ReasonRow = { readonly reason: string; readonly count: Shown<number> };

/** The order in which hidden reasons and those that nobody gave are listed: it must say nothing about their size. */
const FIXED_ORDER: readonly string[] = [...REFUSAL_REASONS, NO_REASON_GIVEN];

/**
 * The reasons with as much of their counts as may be shown: first the shown ones, the most frequent on top, then the
 * hidden ones, then those that nobody gave. Reasons that a round added stand behind the fixed list.
 */
export function reasonRows(counts: ReadonlyMap<string, number>): readonly ReasonRow[] {
  const added = [...counts.keys()].filter((reason) => !FIXED_ORDER.includes(reason)).toSorted();
  const reasons = [...FIXED_ORDER, ...added];
  const shown = suppressCells(reasons.map((reason) => counts.get(reason) ?? 0));
  const rows = reasons.map((reason, position): ReasonRow => ({ reason, count: shown[position] ?? { shown: false } }));
  return rows.toSorted((a, b) => weight(b.count) - weight(a.count));
}

/** Between the smallest that can be shown and nobody. */
const HIDDEN_WEIGHT = 0.5;

function weight(count: Shown<number>): number {
  return count.shown ? count.value : HIDDEN_WEIGHT;
}
