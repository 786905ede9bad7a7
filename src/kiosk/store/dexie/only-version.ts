import { failureNamed } from "../failure.ts";

/**
 * The browser's databases, opened in this native version and in no other. By itself Dexie opens a newer database without a
 * word, and adds tables and indexes to it which it misses there, under a version number that nobody chose.
 */
export function onlyVersion(native: number): IDBFactory {
  return {
    open(name, version) {
      if (version === undefined) {
        throw failureNamed("VersionError", "the database is one of a newer version");
      }
      if (version !== native) {
        throw new Error("the database lacks what the tables of its version have");
      }
      return indexedDB.open(name, native);
    },
    deleteDatabase: (name) => indexedDB.deleteDatabase(name),
    databases: () => indexedDB.databases(),
    cmp: (one, other) => indexedDB.cmp(one, other),
  };
}
