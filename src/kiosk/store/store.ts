import { err, ok, type Result } from "../../kernel/result.ts";
import { sha256 } from "../../sealing/hash.ts";
import type { KioskDatabase, Reading, Writing } from "./database.ts";
import { guarded, type StorageFailure } from "./failure.ts";
import {
  type Device,
  EMPTY_QUEUE,
  type ItemState,
  type MintedItem,
  type Queue,
  type Singles,
  type StoredItem,
  type StoredRelease,
} from "./records.ts";

/** A write of several records that are on the disk together or not at all. A single that is null is removed. */
export type Change = {
  readonly items?: readonly MintedItem[];
  readonly release?: StoredRelease;
  readonly singles?: Partial<{ readonly [Name in keyof Singles]: Singles[Name] | null }>;
};

export type Snapshot = {
  readonly singles: Partial<Singles>;
  readonly release: StoredRelease | null;
  readonly marks: readonly StoredItem[];
};

/** The tablet's store of record. Every method settles within a deadline and says why it could not. */
export type KioskStore = ReturnType<typeof createStore>;

export function createStore(database: KioskDatabase, epochMinutes: () => number) {
  const write = <Value>(work: (transaction: Writing) => Promise<Value>): Promise<Result<Value, StorageFailure>> =>
    guarded((givenUp) => database.write(work, givenUp));
  const read = <Value>(work: (transaction: Reading) => Promise<Value>): Promise<Result<Value, StorageFailure>> =>
    guarded((givenUp) => database.read(work, givenUp));
  return {
    /** Commits the change with strict durability. Items that are there already count no second time. Returns the queue after it. */
    commit: (change: Change): Promise<Result<Queue, StorageFailure>> =>
      write((transaction) => commit(transaction, change, epochMinutes())),

    /** Reads items back in a transaction of their own and compares their hashes: what "saved" rests on. */
    async verify(items: readonly MintedItem[]): Promise<Result<void, StorageFailure>> {
      const stored = await read((transaction) => Promise.all(items.map(({ id }) => transaction.objectStore("items").get(id))));
      if (!stored.ok) {
        return stored;
      }
      for (const [position, item] of items.entries()) {
        const copy = stored.value[position];
        if (copy === undefined || copy.sha256 !== item.sha256 || (await sha256(copy.bytes)) !== item.sha256) {
          return err("differs");
        }
      }
      return ok(undefined);
    },

    /**
     * Gives the tablet another place, and tells what is stored from then on. `parting`: what is kept of the organisation
     * before goes in the same commit, and nothing happens while the server lacks any of it. PIN, lock-out and language stay.
     */
    async join(device: Device, release: StoredRelease, parting: boolean): Promise<Result<Snapshot, StorageFailure | "unsent">> {
      const joined = await write((transaction) => join(transaction, device, release, parting, epochMinutes()));
      if (!joined.ok) {
        return joined;
      }
      return joined.value === "unsent" ? err("unsent") : ok(joined.value);
    },

    /** Everything that the screens need at start. */
    load: (): Promise<Result<Snapshot, StorageFailure>> => read(load),

    /** What may leave and is not yet acknowledged, at most `most` items. */
    released: (most: number): Promise<Result<readonly StoredItem[], StorageFailure>> =>
      read((transaction) => transaction.objectStore("items").index("state").getAll("released", most)),

    /** Ids that the server has acknowledged, after `after` in id order, at most `most`. */
    receivedIds: (after: string, most: number): Promise<Result<readonly string[], StorageFailure>> =>
      read(async (transaction) => {
        const ids = await transaction.objectStore("items").index("state").getAllKeys("received");
        return ids.filter((id) => id > after).slice(0, most);
      }),

    /** Lets all waiting answers leave together. */
    release: (): Promise<Result<Queue, StorageFailure>> =>
      write(async (transaction) => {
        const items = transaction.objectStore("items");
        const waiting = await items.index("state").getAll("waiting");
        await Promise.all(waiting.map((item) => items.put({ ...item, state: "released" })));
        const queue = await readQueue(transaction);
        const answersReleased = queue.answersReleased + waiting.length;
        return writeQueue(transaction, { ...queue, answersWaiting: 0, answersReleased, waitingMinute: null });
      }),

    /** Marks items as received. An acknowledgement counts only with the hash of what is stored here. */
    acknowledge: (
      acknowledged: readonly { readonly id: string; readonly sha256: string }[],
    ): Promise<Result<Queue, StorageFailure>> =>
      write((transaction) => move(transaction, acknowledged, "released", "received", epochMinutes())),

    /** Items that the server turned out to lack must leave again. */
    offerAgain: (ids: readonly string[]): Promise<Result<Queue, StorageFailure>> =>
      write((transaction) =>
        move(
          transaction,
          ids.map((id) => ({ id })),
          "received",
          "released",
          epochMinutes(),
        ),
      ),

    /** Writes a probe, reads it back, removes it: the readiness check's own hand on the disk. */
    async probe(): Promise<Result<void, StorageFailure>> {
      const written = await write((transaction) => transaction.objectStore("singles").put({ name: "probe", value: "probe" }));
      const found = await read((transaction) => transaction.objectStore("singles").get("probe"));
      await write((transaction) => transaction.objectStore("singles").delete("probe"));
      return !written.ok ? written : found.ok && found.value?.value === "probe" ? ok(undefined) : err("differs");
    },
  };
}

async function commit(transaction: Writing, { items = [], release, singles = {} }: Change, minute: number): Promise<Queue> {
  const stored = transaction.objectStore("items");
  let queue = await readQueue(transaction);
  for (const item of items) {
    // Storing a submit again after a failed read-back must not count it twice, but it mends a copy that differed.
    const present = await stored.get(item.id);
    if (present !== undefined) {
      if (present.bytes !== item.bytes || present.sha256 !== item.sha256) {
        await stored.put({ ...item, state: present.state });
      }
      continue;
    }
    const state = item.kind === "mark" ? "released" : "waiting";
    await stored.add({ ...item, state });
    queue = counted(queue, item.kind, state, 1, minute);
  }
  if (items.length > 0) {
    await writeQueue(transaction, queue);
  }
  if (release !== undefined) {
    await transaction.objectStore("releases").put(release);
  }
  for (const [name, value] of Object.entries(singles) as [keyof Singles, Singles[keyof Singles] | null][]) {
    const records = transaction.objectStore("singles");
    await (value === null ? records.delete(name) : records.put({ name, value }));
  }
  return queue;
}

async function join(
  transaction: Writing,
  device: Device,
  release: StoredRelease,
  parting: boolean,
  minute: number,
): Promise<Snapshot | "unsent"> {
  const items = transaction.objectStore("items");
  if (parting) {
    const states = items.index("state");
    // Counted here and not before: an answer may have turned out to be lacking in between.
    if ((await states.count("waiting")) + (await states.count("released")) > 0) {
      return "unsent";
    }
    await items.clear();
  }
  await transaction.objectStore("releases").clear();
  const singles = { device, shift: null, handOver: null, lastContact: null, ...(parting ? { queue: null } : {}) };
  await commit(transaction, { release, singles }, minute);
  return load(transaction);
}

async function load(transaction: Reading | Writing): Promise<Snapshot> {
  const rows = await transaction.objectStore("singles").getAll();
  const singles = Object.fromEntries(rows.map(({ name, value }) => [name, value])) as Partial<Singles>;
  const roundId = singles.device?.roundId;
  if (roundId === undefined) {
    return { singles, release: null, marks: [] };
  }
  const release = await transaction.objectStore("releases").get(roundId);
  const marks = await transaction.objectStore("items").index("kindAndRound").getAll(["mark", roundId]);
  return { singles, release: release ?? null, marks };
}

async function move(
  transaction: Writing,
  wanted: readonly { readonly id: string; readonly sha256?: string }[],
  from: ItemState,
  to: ItemState,
  minute: number,
): Promise<Queue> {
  const items = transaction.objectStore("items");
  let queue = await readQueue(transaction);
  for (const { id, sha256: hash } of wanted) {
    const item = await items.get(id);
    if (item === undefined || item.state !== from || (hash !== undefined && hash !== item.sha256)) {
      continue;
    }
    await items.put({ ...item, state: to });
    queue = counted(counted(queue, item.kind, from, -1, minute), item.kind, to, 1, minute);
  }
  return writeQueue(transaction, queue);
}

function counted(queue: Queue, kind: StoredItem["kind"], state: ItemState, change: 1 | -1, minute: number): Queue {
  const field = fieldOf(kind, state);
  const next = { ...queue, [field]: queue[field] + change };
  const unconfirmed = next.answersWaiting + next.answersReleased;
  return {
    ...next,
    waitingMinute: next.answersWaiting === 0 ? null : (queue.waitingMinute ?? minute),
    oldestMinute: unconfirmed === 0 ? null : (queue.oldestMinute ?? minute),
  };
}

function fieldOf(kind: StoredItem["kind"], state: ItemState): Exclude<keyof Queue, "oldestMinute" | "waitingMinute"> {
  if (kind === "mark") {
    return state === "received" ? "marksReceived" : "marksPending";
  }
  return state === "waiting" ? "answersWaiting" : state === "released" ? "answersReleased" : "answersReceived";
}

async function readQueue(transaction: Writing): Promise<Queue> {
  return ((await transaction.objectStore("singles").get("queue"))?.value as Queue | undefined) ?? EMPTY_QUEUE;
}

async function writeQueue(transaction: Writing, queue: Queue): Promise<Queue> {
  await transaction.objectStore("singles").put({ name: "queue", value: queue });
  return queue;
}
