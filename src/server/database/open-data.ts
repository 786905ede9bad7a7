import type { RandomBytes } from "../../kernel/ids.ts";
import { err, type Result } from "../../kernel/result.ts";
import { isDamagedRecord } from "./damaged-record.ts";
import { type Database, openDatabase } from "./database.ts";
import type { OpenFailure } from "./open-failure.ts";
import { openSqlite, SQLITE } from "./sqlite.ts";

/** The database in the data folder, brought to the newest version. Where that fails, nothing is left open. */
export async function openData(folder: string, randomBytes: RandomBytes): Promise<Result<Database, OpenFailure>> {
  const store = openSqlite(folder);
  if (!store.ok) {
    return store;
  }
  try {
    const opened = await openDatabase(store.value, randomBytes);
    if (opened.ok) {
      return opened;
    }
    await store.value.close();
    return err({ kind: opened.error, folder });
  } catch (error) {
    await store.value.close();
    return err(failureOf(error, folder));
  }
}

/**
 * What goes wrong before anybody calls is the disk's: full, failing, or a file that is no database. Throws what has no
 * code: that is no disk's.
 */
export function failureOf(error: unknown, folder: string): OpenFailure {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined) {
    throw error;
  }
  const damaged = SQLITE.isCorruption(error) || isDamagedRecord(error);
  return { kind: damaged ? "data-damaged" : "data-folder", folder, code };
}
