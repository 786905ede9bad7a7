import { FEWEST_IN_CELL } from "./reader.ts";
import { type ReasonRow, reasonRows } from "./reason-rows.ts";

/** `rows`: those that may be told apart, the most frequent on top; `others`: those put together, 0 where there are none. */
export type PublishedReasons = { readonly rows: readonly ReasonRow[]; readonly others: number; readonly total: number };

/**
 * Why people said no, as it may leave the organisation: reasons that fewer than five gave are put together, and with them the
 * smallest of the others as long as those together are fewer than five. So nobody can be found by subtracting, and nothing is
 * dotted out. Below five in all, nothing is told apart.
 */
export function publishedReasonRows(counts: ReadonlyMap<string, number>): PublishedReasons {
  const given = reasonRows(counts).filter(({ count }) => count > 0);
  const total = sum(given);
  const rows = given.filter(({ count }) => count >= FEWEST_IN_CELL);
  let others = total - sum(rows);
  while (others > 0 && others < FEWEST_IN_CELL) {
    const smallest = rows.pop();
    if (smallest === undefined) {
      return { rows: [], others, total };
    }
    others += smallest.count;
  }
  return { rows, others, total };
}

function sum(rows: readonly ReasonRow[]): number {
  return rows.reduce((all, { count }) => all + count, 0);
}
