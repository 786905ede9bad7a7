import { answered, type Counts, nonResponse } from "../tally/counts.ts";
import { FEWEST_IN_CELL, type Shown, suppressCells } from "./disclosure.ts";

/** One row of a table of asked, answered and non-response, as much of it as may be shown. */
export type BreakdownRow = {
  readonly asked: Shown<number>;
  readonly split: Shown<{ readonly answered: number; readonly nonResponse: number }>;
};

const HIDDEN: Shown<never> = { shown: false };

/**
 * A breakdown of the asked into groups, whose overall counts are always shown. First the column of the asked, as any
 * row of counts. Then each group's split into answered and non-response, both or neither, since the asked would give
 * the other away: a split with 1 to 4 people in it is hidden, and then more, the smallest first, until the overall
 * counts no longer give a hidden one away. A single group is the whole, and stands above the table anyway.
 */
export function suppressBreakdown(groups: readonly Counts[]): readonly BreakdownRow[] {
  const rows = groups.map((counts) => ({ answered: answered(counts), nonResponse: nonResponse(counts) }));
  const askedOf = ({ answered: yes, nonResponse: no }: Split): number => yes + no;
  const occupied = rows.filter((row) => askedOf(row) > 0);
  if (occupied.length <= 1) {
    return rows.map((row) => ({ asked: { shown: true, value: askedOf(row) }, split: { shown: true, value: row } }));
  }
  const asked = suppressCells(rows.map(askedOf));
  const hidden = new Set([...rows.keys()].filter((position) => asked[position]?.shown !== true || hasSmallCell(rows[position])));
  const candidates = [...rows.entries()]
    .filter(([position, row]) => !hidden.has(position) && askedOf(row) > 0)
    .sort(([, a], [, b]) => askedOf(a) - askedOf(b));
  while (hidden.size > 0 && !isAmbiguous([...hidden].flatMap((position) => rows[position] ?? []))) {
    const next = candidates.shift();
    if (next === undefined) {
      // Nothing left to hide behind: every split goes, empty ones too, since the totals would say the rest.
      return rows.map((_, position) => ({ asked: asked[position] ?? HIDDEN, split: HIDDEN }));
    }
    hidden.add(next[0]);
  }
  return rows.map((value, position) => ({
    asked: asked[position] ?? HIDDEN,
    split: hidden.has(position) ? HIDDEN : { shown: true, value },
  }));
}

type Split = { readonly answered: number; readonly nonResponse: number };

function isSmall(count: number): boolean {
  return count > 0 && count < FEWEST_IN_CELL;
}

function hasSmallCell(row: Split | undefined): boolean {
  return row !== undefined && (isSmall(row.answered) || isSmall(row.nonResponse));
}

/** Total minus shown gives the hidden sums: could each hidden cell alone, in either column, still reach the threshold? */
function isAmbiguous(hidden: readonly Split[]): boolean {
  const reaches = (column: keyof Split): boolean => {
    const sum = hidden.reduce((total, row) => total + row[column], 0);
    return !hidden.some((row) => isSmall(row[column])) || sum - (hidden.length - 1) >= FEWEST_IN_CELL;
  };
  return hidden.length >= 2 && reaches("answered") && reaches("nonResponse");
}
