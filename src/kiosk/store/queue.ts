import type { Reading, Writing } from "./database.ts";
import { isMovable, readSingle } from "./record-schemas.ts";
import { EMPTY_QUEUE, type ItemState, type Queue, type StoredItem } from "./records.ts";

/** How many items are read at once where all must be. */
const PAGE = 250;

/** The queue after one item more (`change` 1) or fewer (-1) in this state. */
export function counted(queue: Queue, kind: StoredItem["kind"], state: ItemState, change: 1 | -1, minute: number): Queue {
  const field = fieldOf(kind, state);
  const next = { ...queue, [field]: Math.max(0, queue[field] + change) };
  const unconfirmed = next.answersWaiting + next.answersReleased;
  return {
    ...next,
    waitingMinute: next.answersWaiting === 0 ? null : (queue.waitingMinute ?? minute),
    oldestMinute: unconfirmed === 0 ? null : (queue.oldestMinute ?? minute),
  };
}

/** The stored counters; counted anew from the items where they are missing or can't be read. */
export async function readQueue(transaction: Reading | Writing, minute: number): Promise<Queue> {
  const [row, items] = await Promise.all([
    transaction.objectStore("singles").get("queue"),
    transaction.objectStore("items").count(),
  ]);
  const stored = row === undefined && items === 0 ? EMPTY_QUEUE : readSingle("queue", row?.value);
  return stored ?? recount(transaction, minute);
}

export async function writeQueue(transaction: Writing, queue: Queue): Promise<Queue> {
  await transaction.objectStore("singles").put({ name: "queue", value: queue });
  return queue;
}

async function recount(transaction: Reading | Writing, minute: number): Promise<Queue> {
  const items = transaction.objectStore("items");
  let queue = EMPTY_QUEUE;
  let after = "";
  for (;;) {
    const page = await items.getAll(IDBKeyRange.lowerBound(after, true), PAGE);
    for (const item of page) {
      queue = isMovable(item) ? counted(queue, item.kind, item.state, 1, minute) : queue;
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) {
      return queue;
    }
    after = last.id;
  }
}

function fieldOf(kind: StoredItem["kind"], state: ItemState): Exclude<keyof Queue, "oldestMinute" | "waitingMinute"> {
  if (kind === "mark") {
    return state === "received" ? "marksReceived" : "marksPending";
  }
  return state === "waiting" ? "answersWaiting" : state === "released" ? "answersReleased" : "answersReceived";
}
