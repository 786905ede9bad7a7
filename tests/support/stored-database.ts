/** All that a browser keeps of a database, in a form that a file can hold. */
export type StoredDatabase = {
  readonly version: number;
  readonly stores: readonly {
    readonly name: string;
    readonly keyPath: string;
    readonly indexes: readonly StoredIndex[];
    readonly rows: readonly unknown[];
  }[];
};

type StoredIndex = {
  readonly name: string;
  readonly keyPath: string | string[];
  readonly unique: boolean;
  readonly multiEntry: boolean;
};

/** Makes the database as it was kept, in whatever IndexedDB there is. It needs nothing beside it, so that a test can send it into a page. */
export function makeDatabase(name: string, { version, stores }: StoredDatabase): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, version);
    opening.onupgradeneeded = () => {
      for (const { name: storeName, keyPath, indexes, rows } of stores) {
        const store = opening.result.createObjectStore(storeName, { keyPath });
        for (const { name: index, keyPath: members, unique, multiEntry } of indexes) {
          store.createIndex(index, members, { unique, multiEntry });
        }
        for (const row of rows) {
          store.put(row);
        }
      }
    };
    opening.onerror = () => reject(new Error(opening.error?.name));
    opening.onsuccess = () => {
      opening.result.close();
      resolve();
    };
  });
}

/** As it is kept now, with its rows in the order of their keys. */
export async function keepDatabase(name: string): Promise<StoredDatabase> {
  const database = await settled(indexedDB.open(name));
  try {
    const { version, objectStoreNames } = database;
    const names = [...objectStoreNames];
    const transaction = names.length === 0 ? null : database.transaction(names);
    const stores = names.map(async (storeName) => {
      const store = (transaction as IDBTransaction).objectStore(storeName);
      const indexes = [...store.indexNames].map((indexName): StoredIndex => {
        const { keyPath, unique, multiEntry } = store.index(indexName);
        return { name: indexName, keyPath: Array.isArray(keyPath) ? [...keyPath] : keyPath, unique, multiEntry };
      });
      return { name: storeName, keyPath: String(store.keyPath), indexes, rows: await settled<unknown[]>(store.getAll()) };
    });
    return { version, stores: await Promise.all(stores) };
  } finally {
    database.close();
  }
}

function settled<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(new Error(request.error?.name)));
  });
}
