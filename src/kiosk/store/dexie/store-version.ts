import type { Transaction } from "dexie";

/**
 * One version of the tables, in Dexie's words: each table with its key and its indexes. `upgrade` brings rows of the version
 * before into its form; it must bear any garbage in them, and never touch thousands of items, for which a slow tablet
 * has not the time.
 */
export type StoreVersion = {
  readonly number: number;
  readonly tables: Readonly<Record<string, string>>;
  readonly upgrade?: (transaction: Transaction) => Promise<void>;
};
