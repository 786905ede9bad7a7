import { discloseCells } from "./cells.ts";
import { HIDDEN, type Shown } from "./reader.ts";

export type CountRow<Key extends string> = { readonly key: Key; readonly count: Shown<number> };

/** Counts of answers by key, in this order, as much of it as may be shown inside. */
export function countRows<Key extends string>(keys: readonly Key[], counts: readonly number[]): readonly CountRow<Key>[] {
  const shown = discloseCells(counts);
  return keys.map((key, position) => ({ key, count: shown[position] ?? HIDDEN }));
}
