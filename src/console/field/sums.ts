import { paperBalance } from "../../domain/paper/paper-balance.ts";
import { addCounts, type Counts, NO_CONTACTS } from "../../domain/tally/counts.ts";
import type { FieldworkReply } from "../../protocol/console/fieldwork.ts";

export type FieldworkGroup = FieldworkReply["groups"][number];
/** `of`: what they have in common; its key tells it from the others, and nothing is ever read out of that. */
export type CountedGroup<Of> = { readonly key: string; readonly of: Of; readonly counts: Counts };

export function totalCounts(groups: readonly FieldworkGroup[]): Counts {
  return groups.reduce((sum, { counts }) => addCounts(sum, counts), NO_CONTACTS);
}

/** The counts by anything that the groups say, in order of its key. */
export function countsBy<Of>(
  groups: readonly FieldworkGroup[],
  of: (group: FieldworkGroup) => Of,
  keyOf: (of: Of) => string,
): readonly CountedGroup<Of>[] {
  const sums = new Map<string, CountedGroup<Of>>();
  for (const group of groups) {
    const common = of(group);
    const key = keyOf(common);
    sums.set(key, { key, of: common, counts: addCounts(sums.get(key)?.counts ?? NO_CONTACTS, group.counts) });
  }
  return [...sums.values()].sort((one, other) => (one.key < other.key ? -1 : 1));
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

/** How many sealed answers there are to open: from tablets, from paper, and those that are left out or kept apart. */
export function toOpen({ answers, paper }: Pick<FieldworkReply, "answers" | "paper">): number {
  return answers.received + answers.leftOut + answers.quarantined + paperBalance(paper).answers;
}
