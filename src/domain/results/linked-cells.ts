import { type Shown, suppressCells } from "./disclosure.ts";

const HIDDEN: Shown<never> = { shown: false };

/**
 * A row of counts whose part sums are known, too, since another table shows them: a hidden cell must not follow from
 * its own part. `parts` says for each count which part it belongs to.
 */
export function suppressLinkedCells(counts: readonly number[], parts: readonly number[]): readonly Shown<number>[] {
  const cells: Shown<number>[] = counts.map(() => HIDDEN);
  for (const part of new Set(parts)) {
    const positions = [...counts.keys()].filter((position) => parts[position] === part);
    const shown = suppressCells(positions.map((position) => counts[position] ?? 0));
    for (const [place, position] of positions.entries()) {
      cells[position] = shown[place] ?? HIDDEN;
    }
  }
  return cells;
}
