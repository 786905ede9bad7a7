import { addCounts, type Counts, NO_CONTACTS } from "../../domain/tally/counts.ts";
import type { FieldworkReply } from "../../protocol/console/fieldwork.ts";

export type FieldworkGroup = FieldworkReply["groups"][number];
export type CountedGroup = { readonly key: string; readonly counts: Counts };

export function totalCounts(groups: readonly FieldworkGroup[]): Counts {
  return groups.reduce((sum, { counts }) => addCounts(sum, counts), NO_CONTACTS);
}

/** The counts by any field of the groups, in order of the key. */
export function countsBy(groups: readonly FieldworkGroup[], keyOf: (group: FieldworkGroup) => string): readonly CountedGroup[] {
  const sums = new Map<string, Counts>();
  for (const group of groups) {
    const key = keyOf(group);
    sums.set(key, addCounts(sums.get(key) ?? NO_CONTACTS, group.counts));
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, counts]) => ({ key, counts }));
}

/** How many gave each reason, over all sites. */
export function reasonCounts(reasons: FieldworkReply["reasons"]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { reason, count } of reasons) {
    sums.set(reason, (sums.get(reason) ?? 0) + count);
  }
  return sums;
}

/** How many people the reasons are of: everybody who said no. Who broke off has none. */
export function sumOf(reasons: FieldworkReply["reasons"]): number {
  return reasons.reduce((sum, { count }) => sum + count, 0);
}
