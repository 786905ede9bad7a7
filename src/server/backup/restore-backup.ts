import { copyFile, link, mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Epoch, mintId, type RandomBytes, toHex } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import { beginAnew } from "../database/snapshot.ts";
import { foldLog, lockFolder, SQLITE } from "../database/sqlite.ts";
import type { Opener } from "./backup-file.ts";
import { type BackupFault, faultOf } from "./fault.ts";
import { syncFolder } from "./make-backup.ts";
import { DATABASE_FILE, type Manifest } from "./manifest.ts";
import { isOwn } from "./other-files.ts";
import { unpack } from "./unpack.ts";

export type RestoreOrder = {
  readonly file: string;
  /** Null where the backup is not sealed. */
  readonly opener: Opener | null;
  /** The data folder. */
  readonly data: string;
  /** What is in the data folder already may be put aside. */
  readonly replace: boolean;
};

/** `aside`: where in the data folder lies what was there before; null: nothing was. */
export type Restored = { readonly manifest: Manifest; readonly aside: string | null };

/** Nothing of the data folder is changed where it fails. `disk`: `code` says why; `path` where. */
export type RestoreFailure =
  | BackupFault
  | { readonly kind: "in-use"; readonly folder: string }
  | { readonly kind: "not-empty"; readonly folder: string }
  | { readonly kind: "disk"; readonly path: string; readonly code: string };

/**
 * Makes the data folder what the backup holds, with an epoch of its own: tablets then offer everything that they have, and hand
 * in again what is lacking here. All is unpacked beside, compared and on the disk before anything takes its place, and what was
 * there is kept in the folder, aside. No server may run on it, and none can start meanwhile.
 */
export async function restoreBackup(
  order: RestoreOrder,
  randomBytes: RandomBytes,
  now: number,
): Promise<Result<Restored, RestoreFailure>> {
  const { data } = order;
  let lock: { readonly close: () => unknown };
  try {
    await mkdir(data, { recursive: true, mode: 0o700 });
    lock = lockFolder(data);
  } catch (error) {
    const code = codeOf(error);
    return err(code.startsWith("SQLITE_BUSY") ? { kind: "in-use", folder: data } : { kind: "disk", path: data, code });
  }
  let scratch: string | null = null;
  try {
    const present = (await readdir(data)).filter((name) => name === DATABASE_FILE || !isOwn(name));
    if (present.length > 0 && !order.replace) {
      return err({ kind: "not-empty", folder: data });
    }
    scratch = await mkdtemp(join(data, "restore-scratch-"));
    const unpacked = await unpackInto(order, scratch);
    if (!unpacked.ok) {
      return unpacked;
    }
    beginAnew(join(scratch, DATABASE_FILE), mintId<Epoch>(randomBytes));
    const aside = present.length > 0 ? asideName(randomBytes, now) : null;
    await takePlace({ data, scratch, aside }, unpacked.value);
    return ok({ manifest: unpacked.value, aside });
  } catch (error) {
    return err({ kind: "disk", path: data, code: codeOf(error) });
  } finally {
    lock.close();
    if (scratch !== null) {
      await rm(scratch, { recursive: true, force: true });
    }
  }
}

function asideName(randomBytes: RandomBytes, now: number): string {
  const moment = new Date(now).toISOString().slice(0, 19).replaceAll(/[-:]/g, "");
  return `before-restore-${moment}Z-${toHex(randomBytes(2))}`;
}

/** Whether the backup can be opened and holds what was saved. It is unpacked below `folder`, and nothing of that is left. */
export async function checkBackup(
  { file, opener }: Pick<RestoreOrder, "file" | "opener">,
  folder: string,
): Promise<Result<Manifest, RestoreFailure>> {
  let scratch: string | null = null;
  try {
    scratch = await mkdtemp(join(folder, "restore-scratch-"));
    return await unpackInto({ file, opener }, scratch);
  } catch (error) {
    return err({ kind: "disk", path: folder, code: codeOf(error) });
  } finally {
    if (scratch !== null) {
      await rm(scratch, { recursive: true, force: true });
    }
  }
}

async function unpackInto(
  { file, opener }: Pick<RestoreOrder, "file" | "opener">,
  folder: string,
): Promise<Result<Manifest, RestoreFailure>> {
  try {
    return ok(await unpack(file, opener, folder));
  } catch (error) {
    const fault = faultOf(error);
    if (fault !== null) {
      return err(fault);
    }
    const code = codeOf(error);
    return err(SQLITE.isCorruption(error) ? { kind: "not-as-made", what: code } : { kind: "disk", path: file, code });
  }
}

type Places = { readonly data: string; readonly scratch: string; readonly aside: string | null };

/**
 * One step decides: the database takes its name in place of the other. Whatever ends before that leaves what was there; its
 * log, which no other database may find beside it, has been folded into it or lies aside.
 */
async function takePlace({ data, scratch, aside }: Places, { files }: Manifest): Promise<void> {
  if (aside !== null) {
    foldLog(data);
    await mkdir(join(data, aside), { mode: 0o700 });
    for (const name of [DATABASE_FILE, ...LOGS]) {
      await keepAside({ from: join(data, name), to: join(data, aside, name) });
    }
  }
  for (const { name } of files.slice(1)) {
    const place = join(data, ...name.split("/"));
    if (aside !== null) {
      await keepAside({ from: place, to: join(data, aside, ...name.split("/")) });
    }
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    await rename(join(scratch, ...name.split("/")), place);
  }
  for (const log of LOGS) {
    await rm(join(data, log), { force: true });
  }
  await rename(join(scratch, DATABASE_FILE), join(data, DATABASE_FILE));
  await syncFolder(data);
}

const LOGS = [`${DATABASE_FILE}-wal`, `${DATABASE_FILE}-shm`];

/** Where there is such a file. Some disks know no second name for one. */
async function keepAside({ from, to }: { readonly from: string; readonly to: string }): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  try {
    await link(from, to);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") {
      await copyFile(from, to);
    }
  }
}

/** Throws what has no code: that is nobody's disk's. */
function codeOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) {
    throw error;
  }
  return code;
}
