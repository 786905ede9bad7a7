import { FEWEST_IN_CELL, HIDDEN, type Shown } from "../disclosure/reader.ts";

/** Why people said no, as it leaves the organisation: reasons of at least five, the most frequent first, and all others together. */
export type PublishedReasons = {
  readonly rows: readonly { readonly reason: string; readonly count: number }[];
  /** Null where nothing is left over; hidden where all reasons together are fewer than five. */
  readonly others: Shown<number> | null;
};

/** The reason that stands for no reason of its own, and is put together with the others whatever its number. */
const OTHER = "other";

/** Small reasons are put together and not dotted out. Where even their sum is small, the smallest of the large ones joins them. */
export function publishReasons(counts: ReadonlyMap<string, number>): PublishedReasons {
  const given = [...counts].filter(([, count]) => count > 0).sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  const rows = given.filter(([reason, count]) => reason !== OTHER && count >= FEWEST_IN_CELL);
  let others = given.filter((one) => !rows.includes(one)).reduce((sum, [, count]) => sum + count, 0);
  while (others > 0 && others < FEWEST_IN_CELL) {
    const [, joins] = rows.pop() ?? [];
    if (joins === undefined) {
      return { rows: [], others: HIDDEN };
    }
    others += joins;
  }
  return {
    rows: rows.map(([reason, count]) => ({ reason, count })),
    others: others === 0 ? null : { shown: true, value: others },
  };
}
