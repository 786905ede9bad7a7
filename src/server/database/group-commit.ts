import { setImmediate as giveWay } from "node:timers/promises";
import { sql } from "kysely";
import type { Change, Queries } from "./tables.ts";

type Entry = {
  /** Does the work; what it returns tells whoever waits that it is done. */
  readonly run: (change: Change) => Promise<() => void>;
  readonly undone: () => void;
  readonly fail: (error: unknown) => void;
};

/** So many share a transaction at most: the first of them waits for the last. */
const MOST = 32;

const queues = new WeakMap<Queries, Entry[]>();

/**
 * Does the work in a transaction that it may share with what others ask for meanwhile: one sync of the disk for all of
 * them. Resolves when that is committed, never before. Work that throws is undone alone, and its caller gets the error; if
 * the transaction breaks as a whole, everyone's work is done again in a transaction of its own, so work must bear being
 * done twice. `undone` is called whenever something that the work did is taken back.
 */
export async function shareCommit<Value>(
  queries: Queries,
  work: (change: Change) => Promise<Value>,
  undone: () => void,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const run = async (change: Change): Promise<() => void> => {
      const value = await work(change);
      return () => resolve(value);
    };
    const waiting = queues.get(queries);
    const queue = waiting ?? [];
    queue.push({ run, undone, fail: reject });
    if (waiting === undefined) {
      queues.set(queries, queue);
      void empty(queries, queue);
    }
  });
}

/** From the next turn on, so that those that came in this one are together. */
async function empty(queries: Queries, queue: Entry[]): Promise<void> {
  await giveWay();
  while (queue.length > 0) {
    await commitTogether(queries, queue);
  }
  queues.delete(queries);
}

async function commitTogether(queries: Queries, queue: Entry[]): Promise<void> {
  const taken: Entry[] = [];
  const outcomes: (() => void)[] = [];
  try {
    await queries.transaction().execute(async (change) => {
      for (let entry = queue.shift(); entry !== undefined; entry = taken.length < MOST ? queue.shift() : undefined) {
        taken.push(entry);
        outcomes.push(await attempt(change, entry));
        await giveWay();
      }
    });
  } catch (error) {
    await doAgain(queries, taken, error);
    return;
  }
  for (const tell of outcomes) {
    tell();
  }
}

/** Throws when the transaction is gone: nothing may be done outside one. */
async function attempt(change: Change, entry: Entry): Promise<() => void> {
  await sql`savepoint shared`.execute(change);
  try {
    const done = await entry.run(change);
    await sql`release savepoint shared`.execute(change);
    return done;
  } catch (error) {
    await sql`rollback to savepoint shared`.execute(change);
    await sql`release savepoint shared`.execute(change);
    entry.undone();
    return () => entry.fail(error);
  }
}

async function doAgain(queries: Queries, taken: readonly Entry[], error: unknown): Promise<void> {
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
      const done = await queries.transaction().execute(entry.run);
      done();
    } catch (reason) {
      entry.undone();
      entry.fail(reason);
    }
  }
}
