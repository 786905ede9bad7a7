import type { Writing } from "./database.ts";
import { counted, readQueue, writeQueue } from "./queue.ts";
import { isMovable } from "./record-schemas.ts";
import type { ItemState, Queue } from "./records.ts";
import { requests } from "./requests.ts";

/**
 * At most so many items change their state in one transaction. A slow tablet needs its time for each of them, and a
 * transaction that is given up takes all of its work back: with slices it gets further each time, and at last to the end.
 */
const SLICE = 250;

export type Wanted = { readonly id: string; readonly sha256?: string };

/** Each once, in slices that are moved one after the other. There is always one, so that somebody says what the queue is. */
export function slices(wanted: readonly Wanted[]): readonly (readonly Wanted[])[] {
  const once = [...new Map(wanted.map((one) => [`${one.id} ${one.sha256 ?? ""}`, one])).values()];
  const parts: Wanted[][] = [];
  for (let start = 0; start < once.length || start === 0; start += SLICE) {
    parts.push(once.slice(start, start + SLICE));
  }
  return parts;
}

/**
 * Moves the items of one slice that are in `from`, and have the hash that is named if one is; all others stay. Its
 * requests are issued together: waiting for each of them before the next costs a slow tablet more than the work itself.
 */
export async function moveSlice(
  transaction: Writing,
  wanted: readonly Wanted[],
  from: ItemState,
  to: ItemState,
  minute: number,
): Promise<Queue> {
  const items = transaction.objectStore("items");
  let queue = await readQueue(transaction, minute);
  const found = await Promise.all(wanted.map(({ id }) => items.get(id)));
  const moved = new Set<string>();
  const puts = requests<unknown>();
  for (const [position, item] of found.entries()) {
    const hash = wanted[position]?.sha256;
    if (!isMovable(item) || item.state !== from || moved.has(item.id) || (hash !== undefined && hash !== item.sha256)) {
      continue;
    }
    moved.add(item.id);
    puts.issue(items.put({ ...item, state: to }));
    // First where it comes to: the time since when something waits must not begin anew because nothing did in between.
    queue = counted(counted(queue, item.kind, to, 1, minute), item.kind, from, -1, minute);
  }
  puts.issue(writeQueue(transaction, queue));
  await puts.all();
  return queue;
}
