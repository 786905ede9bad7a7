import { FEWEST_IN_CELL, HIDDEN, type Reader, type Shown } from "./reader.ts";

/** A row of counts of answers whose total is shown or can be known: as much of each as this reader may see. Zero is shown. */
export function discloseCells(reader: Reader, counts: readonly number[]): readonly Shown<number>[] {
  const hidden = reader === "inside" ? smallOnes(counts) : hiddenFromSubtraction(counts);
  return counts.map((value, position) => (hidden.has(position) ? HIDDEN : { shown: true, value }));
}

function smallOnes(counts: readonly number[]): Set<number> {
  return new Set([...counts.entries()].flatMap(([position, count]) => (count > 0 && count < FEWEST_IN_CELL ? [position] : [])));
}

/**
 * Counts from 1 to 4, and then more, the smallest first, until the total no longer gives a hidden one away: at least two
 * are hidden, and every hidden one could as well have been large enough to show.
 */
function hiddenFromSubtraction(counts: readonly number[]): ReadonlySet<number> {
  const hidden = smallOnes(counts);
  const candidates = [...counts.entries()]
    .filter(([position, count]) => count > 0 && !hidden.has(position))
    .sort(([, a], [, b]) => a - b);
  while (hidden.size > 0 && !isAmbiguous(counts, hidden)) {
    const next = candidates.shift();
    if (next === undefined) {
      // Nothing left to hide behind: the whole row goes, zeros too, since its total would say the rest.
      return new Set(counts.keys());
    }
    hidden.add(next[0]);
  }
  return hidden;
}

/** Whoever subtracts the shown cells from the total learns the hidden sum: could each hidden cell alone still reach the threshold? */
function isAmbiguous(counts: readonly number[], hidden: ReadonlySet<number>): boolean {
  let sum = 0;
  for (const position of hidden) {
    sum += counts[position] ?? 0;
  }
  return hidden.size >= 2 && sum - (hidden.size - 1) >= FEWEST_IN_CELL;
}
