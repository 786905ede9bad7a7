import type { Transaction } from "dexie";
import type { StoreVersion } from "./store-version.ts";

/**
 * The tables that the app has had from the beginning. It takes over what was written before there was Dexie, under the
 * native versions 1 and 2: their items as they are, of which there may be thousands, and two small records by other names.
 */
export const version1: StoreVersion = {
  number: 1,
  tables: { items: "id, [state+id], [kind+roundId]", releases: "roundId", singles: "name" },
  async upgrade(transaction) {
    await Promise.all([takeOverCounts(transaction), takeOverRelease(transaction)]);
  },
};

async function takeOverCounts(transaction: Transaction): Promise<void> {
  const singles = transaction.table("singles");
  const queue: unknown = await singles.get("queue");
  if (queue === undefined) {
    return;
  }
  // What can't be read stays so under its new name, and is counted anew.
  const { value } = queue as { readonly value: unknown };
  await Promise.all([singles.put({ name: "outbox", value: renamed(value) }), singles.delete("queue")]);
}

async function takeOverRelease(transaction: Transaction): Promise<void> {
  const releases = transaction.table("releases");
  const rows = (await releases.toArray()) as readonly Record<string, unknown>[];
  await releases.bulkPut(rows.map(({ signed, ...row }) => ({ ...row, signedRelease: signed })));
}

function renamed(value: unknown): unknown {
  if (!(value instanceof Object)) {
    return value;
  }
  const { answersReleased, ...others } = value as Record<string, unknown>;
  return { ...others, answersLeaving: answersReleased };
}
