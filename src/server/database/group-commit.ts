import { setImmediate as giveWay } from "node:timers/promises";
import { CompiledQuery, type ControlledTransaction } from "kysely";
import { ok } from "../../kernel/result.ts";
import type { Store } from "./store.ts";
import type { Change, Tables } from "./tables.ts";
import { beginPatiently, orRollBack, transact } from "./transaction.ts";

/**
 * Does the work in a transaction that it may share with what others ask for meanwhile: one sync of the disk for all of
 * them. Resolves when that is committed, never before. Work that throws is undone alone, and its caller gets the error; if
 * the transaction breaks as a whole, everyone's work is done again in a transaction of its own, so work must bear being
 * done twice. `undone` is called whenever something that the work did is taken back.
 */
export type ShareCommit = <Value>(work: (change: Change) => Promise<Value>, undone: () => void) => Promise<Value>;

type Entry = {
  /** Does the work; what it returns tells whoever waits that it is done. */
  readonly run: (change: Change) => Promise<() => void>;
  readonly undone: () => void;
  readonly fail: (error: unknown) => void;
};

const SAVE = CompiledQuery.raw("savepoint shared");
const RELEASE = CompiledQuery.raw("release savepoint shared");
const TAKE_BACK = CompiledQuery.raw("rollback to savepoint shared");

/** So many share a transaction at most: the first of them waits for the last. */
const MOST = 32;

export function groupCommit(store: Store): ShareCommit {
  const queue: Entry[] = [];
  let emptying = false;
  /** From the next turn on, so that those that came in this one are together. */
  const empty = async (): Promise<void> => {
    emptying = true;
    await giveWay();
    while (queue.length > 0) {
      await commitTogether(store, queue);
    }
    emptying = false;
  };
  return (work, undone) =>
    new Promise((resolve, reject) => {
      const run = async (change: Change): Promise<() => void> => {
        const value = await work(change);
        return () => resolve(value);
      };
      queue.push({ run, undone, fail: reject });
      if (!emptying) {
        void empty();
      }
    });
}

async function commitTogether(store: Store, queue: Entry[]): Promise<void> {
  const taken: Entry[] = [];
  const outcomes: (() => void)[] = [];
  try {
    const transaction = await beginPatiently(store);
    await orRollBack(transaction, async () => {
      for (let entry = queue.shift(); entry !== undefined; entry = taken.length < MOST ? queue.shift() : undefined) {
        taken.push(entry);
        outcomes.push(await attempt(transaction, entry));
        await giveWay();
      }
      await transaction.commit().execute();
    });
  } catch (error) {
    if (taken.length > 0) {
      await doAgain(store, taken, error);
    } else {
      // It did not even begin.
      for (const { fail } of queue.splice(0)) {
        fail(error);
      }
    }
    return;
  }
  for (const tell of outcomes) {
    tell();
  }
}

/** Throws when the transaction is gone: nothing may be done outside one. */
async function attempt(transaction: ControlledTransaction<Tables>, entry: Entry): Promise<() => void> {
  await transaction.executeQuery(SAVE);
  try {
    const done = await entry.run(transaction);
    await transaction.executeQuery(RELEASE);
    return done;
  } catch (error) {
    await transaction.executeQuery(TAKE_BACK);
    await transaction.executeQuery(RELEASE);
    entry.undone();
    return () => entry.fail(error);
  }
}

/** One that was alone would only fail again. */
async function doAgain(store: Store, taken: readonly Entry[], error: unknown): Promise<void> {
  for (const { undone } of taken) {
    undone();
  }
  const [only, ...others] = taken;
  if (others.length === 0) {
    only?.fail(error);
    return;
  }
  for (const entry of taken) {
    try {
      const done = await transact(store, async (change) => ok(await entry.run(change)));
      if (done.ok) {
        done.value();
      }
    } catch (reason) {
      entry.undone();
      entry.fail(reason);
    }
  }
}
