import type { ItemHash } from "../../kernel/hashes.ts";
import type { ItemId } from "../../kernel/ids.ts";

/** An item that is to change its state; only if it has this hash, where one is named. */
export type Wanted = { readonly id: ItemId; readonly sha256?: ItemHash };

/**
 * At most so many items change their state in one transaction. A slow tablet needs its time for each of them, and a
 * transaction that is given up takes all of its work back: with slices it gets further each time, and at last to the end.
 */
const SLICE = 250;

/** Each once, in slices that are moved one after the other. There is always one, so that somebody says what the counts are. */
export function slices(wanted: readonly Wanted[]): readonly (readonly Wanted[])[] {
  const once = [...new Map(wanted.map((one) => [`${one.id} ${one.sha256 ?? ""}`, one])).values()];
  const parts: Wanted[][] = [];
  for (let start = 0; start < once.length || start === 0; start += SLICE) {
    parts.push(once.slice(start, start + SLICE));
  }
  return parts;
}
