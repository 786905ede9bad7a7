import { NO_REASON_GIVEN, REFUSAL_REASONS } from "../disposition/reasons.ts";

export type ReasonRow = { readonly reason: string; readonly count: number };

const FIXED_ORDER: readonly string[] = [...REFUSAL_REASONS, NO_REASON_GIVEN];

/**
 * Every reason with its count, the most frequent on top, and those that nobody gave last. Why people say no carries no
 * answer and is what the strokes are for, so that inside nothing of it is hidden. Reasons that a round added stand behind
 * the fixed list.
 */
export function reasonRows(counts: ReadonlyMap<string, number>): readonly ReasonRow[] {
  const added = [...counts.keys()].filter((reason) => !FIXED_ORDER.includes(reason)).sort();
  const rows = [...FIXED_ORDER, ...added].map((reason): ReasonRow => ({ reason, count: counts.get(reason) ?? 0 }));
  return rows.sort((a, b) => b.count - a.count);
}
