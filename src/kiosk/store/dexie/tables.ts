import { Dexie, type Table, type Transaction } from "dexie";
import type { ItemId } from "../../../kernel/ids.ts";
import type { StoredRelease } from "../records.ts";
import type { ItemRow, SingleRow } from "../rows.ts";
import { onlyVersion } from "./only-version.ts";
import type { StoreVersion } from "./store-version.ts";
import { VERSIONS } from "./versions.ts";

/** The tables as one transaction has them: it needs no scope around it, and can't be left by mistake. */
export type InTransaction = {
  readonly items: Table<ItemRow, ItemId>;
  readonly releases: Table<StoredRelease, string>;
  readonly singles: Table<SingleRow, string>;
};

/** The tables of one database, in the newest version. Primary keys are random, so the tables keep no arrival order. */
export class TabletTables extends Dexie {
  constructor(name: string, versions: readonly StoreVersion[] = VERSIONS) {
    super(name, {
      autoOpen: false,
      // Chromium's default is `relaxed`: "complete" before the disk has it. What a client was thanked for must survive a dead battery.
      chromeTransactionDurability: "strict",
      // Without this, what is shown might be rows that are not on the disk.
      cache: "disabled",
      indexedDB: onlyVersion(10 * (versions.at(-1)?.number ?? 0)),
    });
    for (const { number, tables, upgrade } of versions) {
      const version = this.version(number).stores({ ...tables });
      if (upgrade !== undefined) {
        version.upgrade(upgrade);
      }
    }
  }

  within(transaction: Transaction): InTransaction {
    return { items: transaction.table("items"), releases: transaction.table("releases"), singles: transaction.table("singles") };
  }
}
