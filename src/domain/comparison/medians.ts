import { GROUPS, type Group } from "../results/indicators.ts";
import type { KoladaValue } from "./kolada.ts";

/** The middle of so many municipalities: per cent with one decimal. */
export type Middle = { readonly median: number; readonly of: number };

/** One indicator in one year; null where no municipality has a figure. */
export type MedianRow = { readonly code: string; readonly year: number } & Readonly<Record<Group, Middle | null>>;

/** The median of the municipalities for each indicator and year, by code and then from the oldest year on. `without`: a municipality that is left out, such as one's own. */
export function mediansOf(values: readonly KoladaValue[], without: string | null): readonly MedianRow[] {
  const rows = new Map<string, { code: string; year: number; figures: Record<Group, number[]> }>();
  for (const { code, year, municipality, group, value } of values) {
    if (municipality === without) {
      continue;
    }
    const key = `${code} ${year}`;
    const row = rows.get(key) ?? { code, year, figures: { T: [], K: [], M: [] } };
    row.figures[group].push(value);
    rows.set(key, row);
  }
  return [...rows.values()]
    .map(({ code, year, figures }) => {
      const [T = null, K = null, M = null] = GROUPS.map((group) => middle(figures[group]));
      return { code, year, T, K, M };
    })
    .sort((one, other) => (one.code === other.code ? one.year - other.year : one.code < other.code ? -1 : 1));
}

/** The last year in which there is a median for these people. */
export function lastMedian(
  rows: readonly MedianRow[],
  code: string,
  group: Group,
): { readonly year: number; readonly middle: Middle } | null {
  let last: { readonly year: number; readonly middle: Middle } | null = null;
  for (const row of rows) {
    const own = row[group];
    if (row.code === code && own !== null && (last === null || row.year > last.year)) {
      last = { year: row.year, middle: own };
    }
  }
  return last;
}

/** Of an even number, the mean of the two in the middle. */
function middle(figures: readonly number[]): Middle | null {
  if (figures.length === 0) {
    return null;
  }
  const sorted = [...figures].sort((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
  return { median: Math.round(((lower + upper) / 2) * 10) / 10, of: sorted.length };
}
