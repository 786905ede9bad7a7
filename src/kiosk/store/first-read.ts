import { failureNamed } from "./failure.ts";
import type { Ahead } from "./open-ahead.ts";
import { NATIVE_VERSION, OF_ROUND, OF_STATE, STATES } from "./rows.ts";
import { type FirstMarks, type Loaded, loadedFrom, NO_TABLES, needsRecount, roundOf, wantsMarks } from "./snapshot.ts";

/**
 * What the first screen needs, read without Dexie, whose code comes after the first paint: one transaction of a connection
 * that is closed at once. Makes no database, and changes none. Null where only the store can tell: it has to bring the
 * tables up to date, to count, or to find out what is wrong. Throws a `VersionError` where the database is newer.
 * `ahead`: a connection to the same database, if there is one; what was not there then may be by now, and is asked for anew.
 */
export async function firstRead(name: string, marks: FirstMarks, ahead?: Ahead): Promise<Loaded | null> {
  const database = (await ahead?.()) ?? (await opened(name).catch(() => null));
  if (database === "none") {
    return loadedFrom(NO_TABLES, marks === "later" ? null : [], null);
  }
  try {
    if (database !== null && database.version > NATIVE_VERSION) {
      throw failureNamed("VersionError", "the database is one of a newer version");
    }
    return database?.version === NATIVE_VERSION ? await readTables(database, marks).catch(() => null) : null;
  } finally {
    database?.close();
  }
}

async function readTables(database: IDBDatabase, marks: FirstMarks): Promise<Loaded | null> {
  const transaction = database.transaction(["items", "releases", "singles"]);
  const items = transaction.objectStore("items");
  const byState = indexOver(items, OF_STATE);
  // A list comes after every text, so a range ends after the last id.
  const states = Object.values(STATES).map((state) => done(byState.count(IDBKeyRange.bound([state, ""], [state, []]))));
  const [singles, releases, all, ...known] = await Promise.all([
    done<{ name: string; value: unknown }[]>(transaction.objectStore("singles").getAll()),
    done<unknown[]>(transaction.objectStore("releases").getAll()),
    done(items.count()),
    ...states,
  ]);
  const found = { singles, releases, items: { all, astray: all - known.reduce((sum, count) => sum + count, 0) } };
  const roundId = roundOf(found);
  const wanted = wantsMarks(found, marks);
  const rows = wanted && roundId !== null ? await done(indexOver(items, OF_ROUND).getAll(["mark", roundId])) : [];
  return needsRecount(found) ? null : loadedFrom(found, wanted ? rows : null, null);
}

/** Databases of the first versions call their indexes otherwise than Dexie does. */
function indexOver(store: IDBObjectStore, members: readonly string[]): IDBIndex {
  const name = [...store.indexNames].find((known) => String(store.index(known).keyPath) === String(members));
  return store.index(name ?? "");
}

function opened(name: string): Promise<IDBDatabase | "none"> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    let isNew = false;
    opening.onupgradeneeded = () => {
      isNew = true;
      opening.transaction?.abort();
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => (isNew ? resolve("none") : reject(new Error(opening.error?.name)));
  });
}

function done<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error(request.error?.name));
  });
}
