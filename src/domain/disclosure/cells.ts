import { FEWEST_IN_CELL, HIDDEN, type Shown } from "./reader.ts";

/** A row of counts of answers: those from one to four are hidden. Zero is shown. */
export function discloseCells(counts: readonly number[]): readonly Shown<number>[] {
  return counts.map((value) => (value > 0 && value < FEWEST_IN_CELL ? HIDDEN : { shown: true, value }));
}
