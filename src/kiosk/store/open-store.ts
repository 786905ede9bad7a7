import type { Canary } from "./canary.ts";
import { firstRead } from "./first-read.ts";
import { type Ahead, STORE_NAME } from "./open-ahead.ts";
import { type ClosableStore, createStore } from "./store.ts";

type Opening = {
  readonly name?: string;
  readonly epochMinutes: () => number;
  readonly canary: Canary;
  /** A connection for the first read, where one was opened already. */
  readonly ahead?: Ahead;
};

/** The tablet's store. Its database is a chunk of its own: a client's page shows its first screen without it. */
export function openStore({ name = STORE_NAME, epochMinutes, canary, ahead }: Opening): ClosableStore {
  return createStore({
    readFirst: (marks) => firstRead(name, marks, ahead),
    async loadDatabase(overtaken) {
      const { dexieDatabase } = await import("./dexie/database.ts");
      return dexieDatabase(name, overtaken);
    },
    epochMinutes,
    canary,
  });
}
