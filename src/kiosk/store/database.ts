import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from "idb";
import type { Singles, StoredItem, StoredRelease } from "./records.ts";

export type SingleRow = { readonly name: keyof Singles | "probe"; readonly value: Singles[keyof Singles] };

interface Schema extends DBSchema {
  items: { key: string; value: StoredItem; indexes: { stateAndId: [string, string]; kindAndRound: [string, string] } };
  releases: { key: string; value: StoredRelease };
  singles: { key: string; value: SingleRow };
}

type Store = "items" | "releases" | "singles";
export type Writing = IDBPTransaction<Schema, Store[], "readwrite">;
export type Reading = IDBPTransaction<Schema, Store[], "readonly">;

const STORES: Store[] = ["items", "releases", "singles"];
const VERSION = 2;

/**
 * The tablet's database. Opened at the first call, and anew at the next one after any failure: a connection that failed
 * may be dead for good. `givenUp` ends a call that takes too long: it fails, with all that it wrote taken back, unless its
 * commit has begun. Then the commit's own end is the call's.
 */
export type KioskDatabase = {
  /** All of `work` or nothing, and settled only when it is on the disk. */
  readonly write: <Value>(work: (transaction: Writing) => Promise<Value>, givenUp: AbortSignal) => Promise<Value>;
  readonly read: <Value>(work: (transaction: Reading) => Promise<Value>, givenUp: AbortSignal) => Promise<Value>;
  readonly close: () => Promise<void>;
};

type Connection = Promise<IDBPDatabase<Schema>>;

export function openDatabase(name = "streck"): KioskDatabase {
  let connection: Connection | null = null;
  const leave = (opened: Connection): void => {
    connection = connection === opened ? null : connection;
    opened.then(
      (database) => database.close(),
      () => undefined,
    );
  };
  const connect = (): Connection => {
    if (connection === null) {
      const opened = open(name, () => leave(opened));
      connection = opened;
    }
    return connection;
  };
  const attempt = async <Value>(
    givenUp: AbortSignal,
    work: (database: IDBPDatabase<Schema>) => Promise<Value>,
  ): Promise<Value> => {
    const opened = connect();
    givenUp.addEventListener("abort", () => leave(opened));
    try {
      const database = await unlessGivenUp(opened, givenUp);
      return await work(database);
    } catch (error) {
      leave(opened);
      throw error;
    }
  };
  return {
    write: (work, givenUp) =>
      attempt(givenUp, async (database) => {
        // Chromium's default is `relaxed`: "complete" before the disk has it. What a client was thanked for must survive a dead battery.
        const transaction = database.transaction(STORES, "readwrite", { durability: "strict" });
        givenUp.addEventListener("abort", () => abort(transaction));
        const [value] = await Promise.all([abortOnFailure(transaction, work), transaction.done]);
        return value;
      }),
    read: (work, givenUp) =>
      attempt(givenUp, async (database) => {
        const transaction = database.transaction(STORES, "readonly");
        givenUp.addEventListener("abort", () => abort(transaction));
        const [value] = await Promise.all([work(transaction), transaction.done]);
        return value;
      }),
    async close() {
      const opened = connection;
      connection = null;
      (await opened)?.close();
    },
  };
}

function unlessGivenUp<Value>(value: Promise<Value>, givenUp: AbortSignal): Promise<Value> {
  const refusal = new Promise<never>((_, refuse) => {
    givenUp.addEventListener("abort", () => refuse(new Error("the storage call was given up")));
  });
  return Promise.race([value, refusal]);
}

/**
 * Opens at once or says why not: an upgrade that another window of the tablet stands in the way of would wait for ever.
 * `gone` is called when the connection is of no more use: the browser ended it, or somebody wants the database to
 * themselves; whoever does that must not wait for us.
 */
function open(name: string, gone: () => void): Connection {
  return new Promise((resolve, refuse) => {
    const opened = openDB<Schema>(name, VERSION, {
      upgrade,
      blocked: () => {
        refuse(Object.assign(new Error("another window has the database open"), { name: "BlockedError" }));
        opened.then(
          (database) => database.close(),
          () => undefined,
        );
      },
      blocking: gone,
      terminated: gone,
    });
    opened.then(resolve, refuse);
  });
}

/** Versions are walked one by one and never edited. Primary keys are random, so the stores keep no arrival order. */
function upgrade(
  database: IDBPDatabase<Schema>,
  from: number,
  _to: number | null,
  transaction: IDBPTransaction<Schema, Store[], "versionchange">,
): void {
  if (from < 1) {
    const items = database.createObjectStore("items", { keyPath: "id" });
    items.createIndex("kindAndRound", ["kind", "roundId"]);
    database.createObjectStore("releases", { keyPath: "roundId" });
    database.createObjectStore("singles", { keyPath: "name" });
  }
  if (from < 2) {
    const items = transaction.objectStore("items");
    // Of version 1, which had to read the keys of all items of a state to find a page of them.
    for (const old of [...items.indexNames].filter((index) => String(index) === "state")) {
      items.deleteIndex(old);
    }
    items.createIndex("stateAndId", ["state", "id"]);
  }
}

/** A failed step must not leave the others to commit without it. */
async function abortOnFailure<Value>(transaction: Writing, work: (transaction: Writing) => Promise<Value>): Promise<Value> {
  try {
    return await work(transaction);
  } catch (error) {
    abort(transaction);
    // Where the browser has undone the whole, its own reason is better than that of the step which could not go on.
    throw transaction.error ?? error;
  }
}

function abort(transaction: Writing | Reading): void {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself, or its commit has begun.
  }
}
