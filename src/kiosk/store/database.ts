import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from "idb";
import type { Singles, StoredItem, StoredRelease } from "./records.ts";

export type SingleRow = { readonly name: keyof Singles | "probe"; readonly value: Singles[keyof Singles] };

interface Schema extends DBSchema {
  items: { key: string; value: StoredItem; indexes: { state: string; kindAndRound: [string, string] } };
  releases: { key: string; value: StoredRelease };
  singles: { key: string; value: SingleRow };
}

type Store = "items" | "releases" | "singles";
export type Writing = IDBPTransaction<Schema, Store[], "readwrite">;
export type Reading = IDBPTransaction<Schema, Store[], "readonly">;

const STORES: Store[] = ["items", "releases", "singles"];
const VERSION = 1;

/** The tablet's database. Opened at the first call, and again after the browser closed the connection. */
export type KioskDatabase = {
  /** All of `work` or nothing, and settled only when it is on the disk. */
  readonly write: <Value>(work: (transaction: Writing) => Promise<Value>) => Promise<Value>;
  readonly read: <Value>(work: (transaction: Reading) => Promise<Value>) => Promise<Value>;
  readonly close: () => Promise<void>;
};

export function openDatabase(name = "streck"): KioskDatabase {
  let connection: Promise<IDBPDatabase<Schema>> | null = null;
  const forget = (): void => {
    connection = null;
  };
  const connect = (): Promise<IDBPDatabase<Schema>> => {
    connection ??= openDB<Schema>(name, VERSION, { upgrade, terminated: forget });
    connection.catch(forget);
    return connection;
  };
  return {
    async write(work) {
      // Chromium's default is `relaxed`: "complete" before the disk has it. What a client was thanked for must survive a dead battery.
      const transaction = (await connect()).transaction(STORES, "readwrite", { durability: "strict" });
      const [value] = await Promise.all([abortOnFailure(transaction, work), transaction.done]);
      return value;
    },
    async read(work) {
      const transaction = (await connect()).transaction(STORES, "readonly");
      const [value] = await Promise.all([work(transaction), transaction.done]);
      return value;
    },
    async close() {
      const opened = connection;
      forget();
      (await opened)?.close();
    },
  };
}

/** Versions are walked one by one and never edited. Primary keys are random, so the stores keep no arrival order. */
function upgrade(database: IDBPDatabase<Schema>, from: number): void {
  if (from < 1) {
    const items = database.createObjectStore("items", { keyPath: "id" });
    items.createIndex("state", "state");
    items.createIndex("kindAndRound", ["kind", "roundId"]);
    database.createObjectStore("releases", { keyPath: "roundId" });
    database.createObjectStore("singles", { keyPath: "name" });
  }
}

/** A failed step must not leave the others to commit without it. */
async function abortOnFailure<Value>(transaction: Writing, work: (transaction: Writing) => Promise<Value>): Promise<Value> {
  try {
    return await work(transaction);
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // It has aborted by itself; the first error says why.
    }
    throw error;
  }
}
