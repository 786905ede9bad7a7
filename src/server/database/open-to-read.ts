import { existsSync } from "node:fs";
import { join } from "node:path";
import { err, ok, type Result } from "../../kernel/result.ts";
import { type Database, readingOf } from "./database.ts";
import { isNewest } from "./migrate.ts";
import { failureOf } from "./open-data.ts";
import type { OpenFailure } from "./open-failure.ts";
import { openSqliteToRead } from "./sqlite.ts";

/** `older-data`: the server has not been started since it was brought to this version. */
export type ReadFailure = OpenFailure | { readonly kind: "older-data"; readonly folder: string };

/** The data of a folder for whoever only reads it, also while a server runs: nothing is changed, and no lock is asked for. */
export async function openToRead(folder: string): Promise<Result<Pick<Database, "read" | "close">, ReadFailure>> {
  if (!existsSync(join(folder, "streck.db"))) {
    return err({ kind: "data-folder", folder, code: "ENOENT" });
  }
  let store: ReturnType<typeof openSqliteToRead>;
  try {
    store = openSqliteToRead(folder);
  } catch (error) {
    return err(failureOf(error, folder));
  }
  try {
    const newest = await isNewest(store);
    if (newest.ok) {
      return ok(readingOf(store));
    }
    await store.close();
    return err({ kind: newest.error, folder });
  } catch (error) {
    await store.close();
    return err(failureOf(error, folder));
  }
}
