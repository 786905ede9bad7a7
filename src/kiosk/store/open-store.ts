import type { Canary } from "./canary.ts";
import { firstRead } from "./first-read.ts";
import { type ClosableStore, createStore } from "./store.ts";

type Opening = { readonly name?: string; readonly epochMinutes: () => number; readonly canary: Canary };

/** The tablet's store. Its database is a chunk of its own: a client's page shows its first screen without it. */
export function openStore({ name = "streck", epochMinutes, canary }: Opening): ClosableStore {
  return createStore({
    readFirst: (marks) => firstRead(name, marks),
    async loadDatabase(overtaken) {
      const { dexieDatabase } = await import("./dexie/database.ts");
      return dexieDatabase(name, overtaken);
    },
    epochMinutes,
    canary,
  });
}
