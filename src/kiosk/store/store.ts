import type { ItemId } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import { sha256 } from "../../sealing/hash.ts";
import type { Canary } from "./canary.ts";
import type { Call, Database } from "./database.ts";
import { guarded } from "./deadline.ts";
import type { StorageFailure } from "./failure.ts";
import type { OutboxCounts } from "./records.ts";
import { type ItemState, STATES } from "./rows.ts";
import { slices, type Wanted } from "./slices.ts";
import type { FirstMarks, FirstSnapshot, Loaded, Snapshot } from "./snapshot.ts";
import type { TabletStore } from "./tablet-store.ts";
import { createWatch } from "./watch.ts";

export type StorePorts = {
  /** Reads without the database being loaded; null where only that can tell. */
  readonly readFirst: (marks: FirstMarks) => Promise<Loaded | null>;
  /** Asked when it is first needed, and again by the next call where it failed. `overtaken` as in `onOvertaken`. */
  readonly loadDatabase: (overtaken: () => void) => Promise<Database>;
  readonly epochMinutes: () => number;
  readonly canary: Canary;
};

/** `close` ends the connection, if there is one; the next call opens another. */
export type ClosableStore = TabletStore & { readonly close: () => Promise<void> };

/** The store over a database: deadlines, the watch over which database it is, the read-back, and slices of what is moved. */
export function createStore({ readFirst, loadDatabase, epochMinutes, canary }: StorePorts): ClosableStore {
  const overtaken = new Set<() => void>();
  const database = keptOnceLoaded(() =>
    loadDatabase(() => {
      for (const listener of overtaken) {
        listener();
      }
    }),
  );
  const watch = createWatch(canary);
  const run = async <Value>(
    work: (database: Database, call: Call) => Promise<Value>,
    check: Call["check"],
  ): Promise<Result<Value, StorageFailure>> => {
    const result = await guarded(async (givenUp) => work(await database(), { check, minute: epochMinutes(), givenUp }));
    if (!result.ok && result.error === "wiped") {
      watch.notice();
    }
    return result;
  };
  const unchecked = (): void => undefined;
  /** Only in the database that the page began with. */
  const read = <Value>(work: (database: Database, call: Call) => Promise<Value>): Promise<Result<Value, StorageFailure>> =>
    run(work, watch.check);
  /** The same; `turn` says which of two transactions came first. */
  const write = async <Value>(
    work: (database: Database, call: Call) => Promise<Value>,
  ): Promise<Result<{ readonly value: Value; readonly turn: number }, StorageFailure>> => {
    let turn = 0;
    const written = await run(work, (generation) => {
      watch.check(generation);
      turn = watch.turn();
    });
    return written.ok ? ok({ value: written.value, turn }) : written;
  };
  /** Slice after slice, each with a deadline of its own. What is moved stays moved when a later one fails. */
  const move = async (
    wanted: readonly Wanted[],
    from: ItemState,
    to: ItemState,
  ): Promise<Result<OutboxCounts, StorageFailure>> => {
    let counts: Result<OutboxCounts, StorageFailure> = err("refused");
    for (const slice of slices(wanted)) {
      const moved = await write((tables, call) => tables.move(call, slice, from, to));
      if (!moved.ok) {
        return moved;
      }
      watch.landed([], moved.value.value, moved.value.turn);
      counts = ok(moved.value.value);
    }
    return counts;
  };
  const begin = ({ snapshot, generation, empty }: Loaded): FirstSnapshot => {
    watch.start(generation, { ...snapshot, empty });
    return snapshot;
  };

  return {
    watch,
    onOvertaken: (listener) => void overtaken.add(listener),

    async load() {
      const loaded = await run((tables, call) => tables.load(call, "all"), unchecked);
      return loaded.ok ? ok(withMarks(begin(loaded.value))) : loaded;
    },

    async loadFirst(marks) {
      const first = await guarded(() => readFirst(marks));
      if (first.ok && first.value !== null) {
        return ok(begin(first.value));
      }
      const loaded = first.ok ? await run((tables, call) => tables.load(call, marks), unchecked) : first;
      return loaded.ok ? ok(begin(loaded.value)) : loaded;
    },

    loadMarks: (after, most) => read((tables, call) => tables.marks(call, after, most)),

    look: () => read((tables, call) => tables.look(call)),

    async commit(change) {
      const { items = [], singles = {} } = change;
      watch.announce(items);
      if (singles.pinGuard) {
        watch.keepGuard(singles.pinGuard);
      }
      const written = await write((tables, call) => tables.commit(call, change));
      if (!written.ok) {
        watch.refused(items, written.error);
        return written;
      }
      const { value: outbox, turn } = written.value;
      if (singles.device) {
        watch.placed(singles.device, { outbox });
      }
      if (singles.pin !== undefined) {
        watch.keepPin(singles.pin);
      }
      watch.landed(items, outbox, turn);
      return ok(outbox);
    },

    async verify(items) {
      const ids = items.map(({ id }) => id);
      const stored = await read((tables, call) => tables.copies(call, ids));
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

    async join(device, release, parting, resetsPin = false) {
      const joining = { device, release, parting, resetsPin, pin: watch.wiped()?.record?.pin ?? null };
      watch.joining(device);
      // An emptied tablet begins anew in whatever stands there.
      const check = watch.wiped() === null ? watch.check : unchecked;
      const joined = await run((tables, call) => tables.join(call, joining), check);
      if (!joined.ok) {
        return joined;
      }
      if (joined.value === "unsent") {
        return err("unsent");
      }
      const snapshot = withMarks(joined.value.snapshot);
      watch.joined(device, snapshot.singles);
      return ok(snapshot);
    },

    leaving: (most) => read((tables, call) => tables.leaving(call, most)),

    receivedIds: (after, most) => read((tables, call) => tables.idsIn(call, STATES.received, after, most)),

    async letLeave() {
      const waiting = await read((tables, call) => tables.idsIn(call, STATES.waiting, "", Number.POSITIVE_INFINITY));
      return waiting.ok ? move(named(waiting.value), STATES.waiting, STATES.leaving) : waiting;
    },

    acknowledge: (items) => move(items, STATES.leaving, STATES.received),

    offerAgain: (ids) => move(named(ids), STATES.received, STATES.leaving),

    async keepSafe(ids, since) {
      let answers = 0;
      let outbox: Result<OutboxCounts, StorageFailure> = err("refused");
      for (const slice of slices(named(ids))) {
        const kept = await write((tables, call) =>
          tables.keepSafe(
            call,
            slice.map(({ id }) => id),
            since,
          ),
        );
        if (!kept.ok) {
          return kept;
        }
        watch.landed([], kept.value.value.outbox, kept.value.turn);
        answers += kept.value.value.answers;
        outbox = ok(kept.value.value.outbox);
      }
      return outbox.ok ? ok({ outbox: outbox.value, answers }) : outbox;
    },

    async probe() {
      const written = await write((tables, call) => tables.putProbe(call));
      const found = await read((tables, call) => tables.readProbe(call));
      await write((tables, call) => tables.deleteProbe(call));
      return !written.ok ? written : found.ok && found.value === "probe" ? ok(undefined) : err("differs");
    },

    close: async () => (await database()).close(),
  };
}

function keptOnceLoaded<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let kept: Promise<Value> | null = null;
  return () => {
    const asked = kept ?? load();
    kept = asked;
    asked.catch(() => {
      kept = null;
    });
    return asked;
  };
}

function named(ids: readonly ItemId[]): readonly Wanted[] {
  return ids.map((id) => ({ id }));
}

/** Where all marks were asked for, all were read. */
function withMarks(snapshot: FirstSnapshot): Snapshot {
  return { ...snapshot, marks: snapshot.marks ?? [] };
}
