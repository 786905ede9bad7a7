import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { copyFile, mkdir, mkdtemp, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { FileHash } from "../../kernel/hashes.ts";
import { type RandomBytes, toHex } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { BackupRecipient } from "../../sealing/backup-key.ts";
import { isNewer, isOlder, type Snapshot, takeSnapshot } from "../database/snapshot.ts";
import { SQLITE } from "../database/sqlite.ts";
import { type Opener, writeBackupFile } from "./backup-file.ts";
import { faultOf } from "./fault.ts";
import { DATABASE_FILE, type Manifest } from "./manifest.ts";
import { otherFiles } from "./other-files.ts";
import { unpack } from "./unpack.ts";

export type BackupOrder = {
  /** The server's data folder. It may be running. */
  readonly data: string;
  /** Where the backup goes. */
  readonly folder: string;
  /** Null: it is not sealed. */
  readonly recipients: readonly BackupRecipient[] | null;
  readonly appVersion: string;
  /** Of its file (`backupName`). */
  readonly name: string;
};

export type BackupPorts = { readonly now: () => number; readonly randomBytes: RandomBytes };

/** A backup that has been restored and compared. `name`: of its file. */
export type MadeBackup = { readonly name: string; readonly bytes: number; readonly manifest: Manifest };

/**
 * Why there is no backup, and nothing of it is left. `data`: the data folder can't be read (`code`); `target`: the backup can't
 * be written; `not-verified`: what was restored from it was not the original.
 */
export type BackupFailure =
  | { readonly kind: "data"; readonly folder: string; readonly code: string }
  | { readonly kind: "data-damaged"; readonly folder: string; readonly code: string }
  | { readonly kind: "newer-data" | "older-data"; readonly folder: string }
  | { readonly kind: "target"; readonly folder: string; readonly code: string }
  | { readonly kind: "not-verified"; readonly what: string };

/**
 * Makes a backup of the data folder as it is at one moment, and restores it: read from the disk where it lies, opened, unpacked
 * and compared with the original table by table. It gets its name only then. What is unpacked lies in the data folder
 * meanwhile, never where backups go: that may be another machine's. `look` is given the restored database before it goes.
 */
export async function makeBackup<Seen>(
  order: BackupOrder,
  ports: BackupPorts,
  look: (database: string) => Seen,
): Promise<Result<MadeBackup & { readonly seen: Seen }, BackupFailure>> {
  const { data, folder } = order;
  let scratch: string;
  try {
    await stat(join(data, DATABASE_FILE));
    scratch = await mkdtemp(join(data, `${SCRATCH}${process.pid}-`));
  } catch (error) {
    return err({ kind: "data", folder: data, code: codeOf(error) });
  }
  const { name } = order;
  const unfinished = join(folder, `${name}${UNFINISHED}`);
  try {
    const gathered = await gather(order, ports, scratch);
    if (!gathered.ok) {
      return gathered;
    }
    const manifest = gathered.value;
    const written = await write(order, ports, scratch, manifest, unfinished);
    if (!written.ok) {
      return written;
    }
    const restored = join(scratch, "restored");
    await mkdir(restored, { mode: 0o700 });
    await unpack(unfinished, written.value, restored);
    const seen = look(join(restored, DATABASE_FILE));
    const { size } = await stat(unfinished);
    await rename(unfinished, join(folder, name));
    await syncFolder(folder);
    return ok({ name, bytes: size, manifest, seen });
  } catch (error) {
    await rm(unfinished, { force: true });
    const fault = faultOf(error);
    return err(
      fault === null ? failureOf(error, order) : { kind: "not-verified", what: "what" in fault ? fault.what : fault.kind },
    );
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Everything as it is now, in the folder `scratch`. */
async function gather(
  { data, folder, appVersion }: BackupOrder,
  { now }: BackupPorts,
  scratch: string,
): Promise<Result<Manifest, BackupFailure>> {
  const made = `${new Date(now()).toISOString().slice(0, 19)}Z`;
  let snapshot: Snapshot;
  try {
    snapshot = await takeSnapshot({ folder: data, target: join(scratch, DATABASE_FILE) });
  } catch (error) {
    return err({ kind: SQLITE.isCorruption(error) ? "data-damaged" : "data", folder: data, code: codeOf(error) });
  }
  if (isNewer(snapshot.schema) || isOlder(snapshot.schema)) {
    return err({ kind: isNewer(snapshot.schema) ? "newer-data" : "older-data", folder: data });
  }
  const names = otherFiles({ folder: data, without: folder });
  const files: Manifest["files"] = [];
  for (const name of [DATABASE_FILE, ...names]) {
    const copy = join(scratch, ...name.split("/"));
    if (name !== DATABASE_FILE) {
      await mkdir(dirname(copy), { recursive: true, mode: 0o700 });
      await copyFile(join(data, ...name.split("/")), copy);
    }
    files.push({ name, ...(await factsOf(copy)) });
  }
  const { serverId, epoch, schema, tables } = snapshot;
  return ok({ format: "streck-backup/1", made, appVersion, serverId, epoch, schema: [...schema], tables: [...tables], files });
}

async function write(
  { folder, recipients }: BackupOrder,
  { randomBytes }: BackupPorts,
  scratch: string,
  manifest: Manifest,
  path: string,
): Promise<Result<Opener | null, BackupFailure>> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return ok(await writeBackupFile(path, recipients, randomBytes, contentOf(scratch, manifest)));
  } catch (error) {
    const code = codeOf(error);
    if (code !== "EEXIST") {
      await rm(path, { force: true }).catch(() => undefined);
    }
    return err({ kind: "target", folder, code });
  }
}

async function* contentOf(scratch: string, manifest: Manifest): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${JSON.stringify(manifest)}\n`, "utf8");
  for (const { name } of manifest.files) {
    yield* createReadStream(join(scratch, ...name.split("/")), { highWaterMark: READ_BYTES }) as AsyncIterable<Buffer>;
  }
}

const READ_BYTES = 1024 * 1024;

async function factsOf(path: string): Promise<{ bytes: number; sha256: FileHash }> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const part of createReadStream(path, { highWaterMark: READ_BYTES }) as AsyncIterable<Buffer>) {
    hash.update(part);
    bytes += part.byteLength;
  }
  return { bytes, sha256: hash.digest("hex") as FileHash };
}

/** So that the name is on the disk, too. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform !== "win32") {
    const handle = await open(folder, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}

/** With the number of the process behind it, so that what a dead one left is known. */
export const SCRATCH = "backup-scratch-";
export const UNFINISHED = ".unfinished";

/** When it was begun, and something by which two of one second differ. */
export function backupName({ now, randomBytes }: BackupPorts): string {
  const moment = new Date(now()).toISOString().slice(0, 19).replaceAll(/[-:]/g, "");
  return `streck-${moment}Z-${toHex(randomBytes(4))}.backup`;
}

function failureOf(error: unknown, { data, folder }: BackupOrder): BackupFailure {
  const code = codeOf(error);
  return SQLITE.isCorruption(error)
    ? { kind: "not-verified", what: code }
    : code.startsWith("SQLITE")
      ? { kind: "data", folder: data, code }
      : { kind: "target", folder, code };
}

/** Throws what has no code: that is nobody's disk's. */
function codeOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) {
    throw error;
  }
  return code;
}
