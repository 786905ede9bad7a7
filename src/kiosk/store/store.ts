import { err, ok, type Result } from "../../kernel/result.ts";
import { sha256 } from "../../sealing/hash.ts";
import { type Canary, canaryInMemory } from "./canary.ts";
import type { KioskDatabase, Reading, Writing } from "./database.ts";
import { guarded, type StorageFailure } from "./failure.ts";
import { moveSlice, slices, type Wanted } from "./moving.ts";
import { counted, readQueue, writeQueue } from "./queue.ts";
import { readItem, readSingle } from "./record-schemas.ts";
import type { Device, ItemState, MintedItem, Queue, Singles, StoredItem, StoredRelease } from "./records.ts";
import { requests } from "./requests.ts";
import { countAstray, generationIn, isEmpty, loadSnapshot, ofState, type Snapshot } from "./snapshot.ts";
import { createWatch } from "./watch.ts";

/** A write of several records that are on the disk together or not at all. A single that is null is removed. */
export type Change = {
  readonly items?: readonly MintedItem[];
  readonly release?: StoredRelease;
  readonly singles?: Partial<{ readonly [Name in keyof Singles]: Singles[Name] | null }>;
};

/** What may leave, and how many items lie beside it that can't be read. */
export type Outgoing = { readonly items: readonly StoredItem[]; readonly unreadable: number };

/** The tablet's store of record. Every transaction settles within a deadline, and every method says why it could not. */
export type KioskStore = ReturnType<typeof createStore>;

export function createStore(database: KioskDatabase, epochMinutes: () => number, canary: Canary = canaryInMemory()) {
  const watch = createWatch(canary);
  const noticed = <Value>(result: Result<Value, StorageFailure>): Result<Value, StorageFailure> => {
    if (!result.ok && result.error === "wiped") {
      watch.notice();
    }
    return result;
  };
  /** Only in the database that the page began with. `turn` says which of two transactions came first. */
  const write = async <Value>(
    work: (transaction: Writing, turn: number) => Promise<Value>,
  ): Promise<Result<Value, StorageFailure>> =>
    noticed(
      await guarded((givenUp) =>
        database.write(async (transaction) => {
          watch.check(await generationIn(transaction));
          return work(transaction, watch.turn());
        }, givenUp),
      ),
    );
  const read = async <Value>(work: (transaction: Reading) => Promise<Value>): Promise<Result<Value, StorageFailure>> =>
    noticed(
      await guarded((givenUp) =>
        database.read(async (transaction) => {
          watch.check(await generationIn(transaction));
          return work(transaction);
        }, givenUp),
      ),
    );
  /** Slice after slice, each with a deadline of its own. What is moved stays moved when a later one fails. */
  const move = async (wanted: readonly Wanted[], from: ItemState, to: ItemState): Promise<Result<Queue, StorageFailure>> => {
    let moved: Result<Queue, StorageFailure> = err("refused");
    for (const slice of slices(wanted)) {
      let turn = 0;
      moved = await write((transaction, its) => {
        turn = its;
        return moveSlice(transaction, slice, from, to, epochMinutes());
      });
      if (!moved.ok) {
        return moved;
      }
      watch.landed([], moved.value, turn);
    }
    return moved;
  };
  return {
    /** Notices an emptied database, and knows what stood in it. */
    watch,

    /** Commits the change with strict durability. Items that are there already count no second time. Returns the queue after it. */
    async commit(change: Change): Promise<Result<Queue, StorageFailure>> {
      const { items = [], singles = {} } = change;
      let turn = 0;
      watch.announce(items);
      if (singles.pinGuard) {
        watch.keepGuard(singles.pinGuard);
      }
      const written = await write((transaction, its) => {
        turn = its;
        return commit(transaction, change, epochMinutes());
      });
      if (!written.ok) {
        watch.refused(items, written.error);
        return written;
      }
      if (singles.device) {
        watch.placed(singles.device, { queue: written.value });
      }
      if (singles.pin !== undefined) {
        watch.keepPin(singles.pin);
      }
      watch.landed(items, written.value, turn);
      return written;
    },

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
     * before goes in the same commit, and nothing happens while the server lacks any of it. PIN and lock-out stay, unless `resetsPin`.
     * One transaction, however much is kept: emptying a store is a single request. An emptied tablet gets its PIN back.
     */
    async join(
      device: Device,
      release: StoredRelease,
      parting: boolean,
      resetsPin = false,
    ): Promise<Result<Snapshot, StorageFailure | "unsent">> {
      const pin = watch.wiped()?.record?.pin ?? null;
      watch.joining(device);
      const terms = { parting, resetsPin, pin, minute: epochMinutes() };
      const work = (transaction: Writing): Promise<Snapshot | "unsent"> => join(transaction, device, release, terms);
      const joined = watch.wiped() === null ? await write(work) : await guarded((givenUp) => database.write(work, givenUp));
      if (!joined.ok) {
        return joined;
      }
      if (joined.value === "unsent") {
        return err("unsent");
      }
      watch.joined(device, joined.value.singles);
      return ok(joined.value);
    },

    /** Everything that the screens need at start. */
    async load(): Promise<Result<Snapshot, StorageFailure>> {
      const loaded = await guarded((givenUp) =>
        database.read(async (transaction) => {
          const snapshot = await loadSnapshot(transaction, epochMinutes());
          return { snapshot, generation: await generationIn(transaction), empty: await isEmpty(transaction) };
        }, givenUp),
      );
      if (!loaded.ok) {
        return loaded;
      }
      const { snapshot, generation, empty } = loaded.value;
      watch.start(generation, { ...snapshot, empty });
      return ok(snapshot);
    },

    /** Whether the database is still there: noticed without anything to store. */
    look: (): Promise<Result<void, StorageFailure>> => read(async () => undefined),

    /** What may leave and is not yet acknowledged, at most `most` items. One that can't be read keeps no other back. */
    released: (most: number): Promise<Result<Outgoing, StorageFailure>> => read((transaction) => released(transaction, most)),

    /** Ids that the server has acknowledged, after `after` in id order, at most `most`. */
    receivedIds: (after: string, most: number): Promise<Result<readonly string[], StorageFailure>> =>
      read((transaction) => transaction.objectStore("items").index("stateAndId").getAllKeys(ofState("received", after), most)),

    /** Lets all answers leave together that wait now. */
    async release(): Promise<Result<Queue, StorageFailure>> {
      const waiting = await read((transaction) =>
        transaction.objectStore("items").index("stateAndId").getAllKeys(ofState("waiting")),
      );
      return waiting.ok
        ? move(
            waiting.value.map((id) => ({ id })),
            "waiting",
            "released",
          )
        : waiting;
    },

    /** Marks items as received. An acknowledgement counts only with the hash of what is stored here. */
    acknowledge: (
      acknowledged: readonly { readonly id: string; readonly sha256: string }[],
    ): Promise<Result<Queue, StorageFailure>> => move(acknowledged, "released", "received"),

    /** Items that the server turned out to lack must leave again. */
    offerAgain: (ids: readonly string[]): Promise<Result<Queue, StorageFailure>> =>
      move(
        ids.map((id) => ({ id })),
        "received",
        "released",
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
  const once = [...new Map(items.map((item) => [item.id, item])).values()];
  let queue = await readQueue(transaction, minute);
  const present = requests<StoredItem | undefined>();
  for (const { id } of once) {
    present.issue(stored.get(id));
  }
  const copies = await present.all();
  const writes = requests<unknown>();
  for (const [position, item] of once.entries()) {
    // Storing a submit again after a failed read-back must not count it twice, but it mends a copy that differed.
    const copy = copies[position];
    if (copy === undefined) {
      const state = item.kind === "mark" ? "released" : "waiting";
      writes.issue(stored.add({ ...item, state }));
      queue = counted(queue, item.kind, state, 1, minute);
    } else if (copy.bytes !== item.bytes || copy.sha256 !== item.sha256) {
      writes.issue(stored.put({ ...item, state: copy.state }));
    }
  }
  if (items.length > 0) {
    writes.issue(writeQueue(transaction, queue));
  }
  if (release !== undefined) {
    writes.issue(transaction.objectStore("releases").put(release));
  }
  const records = transaction.objectStore("singles");
  for (const [name, value] of Object.entries(singles) as [keyof Singles, Singles[keyof Singles] | null][]) {
    writes.issue(value === null ? records.delete(name) : records.put({ name, value }));
  }
  await writes.all();
  return queue;
}

async function released(transaction: Reading, most: number): Promise<Outgoing> {
  const index = transaction.objectStore("items").index("stateAndId");
  let unreadable = await countAstray(transaction);
  const items: StoredItem[] = [];
  let after = "";
  for (;;) {
    const rows = await index.getAll(ofState("released", after), most);
    for (const row of rows) {
      const item = readItem(row);
      if (item === undefined) {
        unreadable += 1;
      } else if (items.length < most) {
        items.push(item);
      }
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < most || items.length >= most) {
      return { items, unreadable };
    }
    after = last.id;
  }
}

type Terms = {
  readonly parting: boolean;
  readonly resetsPin: boolean;
  readonly pin: Singles["pin"] | null;
  readonly minute: number;
};

async function join(
  transaction: Writing,
  device: Device,
  release: StoredRelease,
  { parting, resetsPin, pin: given, minute }: Terms,
): Promise<Snapshot | "unsent"> {
  const items = transaction.objectStore("items");
  if (parting) {
    // Counted here and not before: an answer may have turned out to be lacking in between. What can't be read counts, too.
    const [all, received] = await Promise.all([items.count(), items.index("stateAndId").count(ofState("received"))]);
    if (all > received) {
      return "unsent";
    }
    await items.clear();
  }
  await transaction.objectStore("releases").clear();
  const nothing = { shift: null, handOver: null, lastContact: null, clocks: null, lastShift: null };
  const singles = { device, ...nothing, ...(parting ? { queue: null } : {}) };
  const pin = await transaction.objectStore("singles").get("pin");
  // A PIN that can't be read would stand in the way of a new one; whoever has the code may choose it.
  const noPin = resetsPin ? { pin: null, pinGuard: null } : {};
  const unreadablePin = pin !== undefined && readSingle("pin", pin.value) === undefined ? { pin: null } : {};
  const givenPin = given === null || resetsPin ? {} : { pin: given };
  await commit(transaction, { release, singles: { ...singles, ...noPin, ...unreadablePin, ...givenPin } }, minute);
  return loadSnapshot(transaction, minute);
}
