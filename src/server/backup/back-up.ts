import { rm } from "node:fs/promises";
import { join } from "node:path";
import { ok } from "../../kernel/result.ts";
import { randomBytes } from "../../sealing/random.ts";
import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import type { SavedItem } from "../database/snapshot.ts";
import { appVersion } from "./app-version.ts";
import { type BackgroundFailure, makeInBackground } from "./in-background.ts";
import { backupName } from "./make-backup.ts";
import type { BackupPlan } from "./plan.ts";

/** So many of them are remembered between two pauses of the server. */
const LOT = 500;
/** Of more than are kept: what was made under a plan that kept more goes as well. */
const MOST_REMEMBERED = 2000;

type Context = { readonly database: Database; readonly clock: Clock };

/**
 * Makes one backup of the running server, remembers what is safe by it, and deletes those that are too many: not before, and none
 * that it has not made itself. Returns why it failed; null: it did not, or it was stopped.
 */
export async function backUp(
  data: string,
  plan: BackupPlan,
  { database, clock }: Context,
  signal: AbortSignal,
): Promise<BackgroundFailure | null> {
  const began = clock();
  const name = backupName({ now: () => began, randomBytes });
  const order = { data, folder: plan.folder, recipients: plan.recipients, appVersion: appVersion(), name };
  const failed = { began, file: null, bytes: null, answers: null, marks: null };
  const made = await makeInBackground(order, signal).catch(async (error: unknown) => {
    await note(database, { ...failed, failure: "broken" });
    throw error;
  });
  if (!made.ok) {
    if (made.error.kind === "stopped" && signal.aborted) {
      return null;
    }
    await note(database, { ...failed, failure: codeOf(made.error) });
    return made.error;
  }
  const { bytes, manifest, seen } = made.value;
  await remember(database, seen);
  const rowsOf = (table: string): number => manifest.tables.find((one) => one.name === table)?.rows ?? 0;
  const counts = { answers: rowsOf("sealed_answer"), marks: rowsOf("mark") };
  await note(database, { began, file: name, bytes, ...counts, failure: null });
  await thin(plan, database);
  return null;
}

type Note = Parameters<Parameters<Parameters<Database["change"]>[0]>[0]["across"]["noteBackup"]>[0];

async function note(database: Database, backup: Note): Promise<void> {
  await database.change(async ({ across }) => {
    await across.noteBackup(backup);
    return ok(undefined);
  });
}

async function remember(database: Database, items: readonly SavedItem[]): Promise<void> {
  for (const organisationId of new Set(items.map((item) => item.organisationId))) {
    const own = items.filter((item) => item.organisationId === organisationId);
    // In the order of their keys: nothing else is to be read from how they lie.
    const rows = own.map(({ id, sha256 }) => ({ id, sha256 })).sort((one, other) => (one.id < other.id ? -1 : 1));
    for (let from = 0; from < rows.length; from += LOT) {
      await database.change(async (change) => {
        await change.of(organisationId).store("safe_item", rows.slice(from, from + LOT));
        return ok(undefined);
      });
    }
  }
}

async function thin({ folder, keep }: BackupPlan, database: Database): Promise<void> {
  const all = await database.read(({ across }) => across.latestBackups(MOST_REMEMBERED));
  const whole = all.filter(({ file, deleted }) => file !== null && deleted === 0);
  for (const { number, file } of whole.slice(keep)) {
    await rm(join(folder, file ?? ""), { force: true });
    await database.change(async ({ across }) => {
      await across.noteDeletion(number);
      return ok(undefined);
    });
  }
}

/** For the log, the console and whoever watches over the server: no path is in it. */
function codeOf(failure: BackgroundFailure): string {
  return "code" in failure ? `${failure.kind} ${failure.code}` : failure.kind;
}
