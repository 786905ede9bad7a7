import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { Kysely, type SqliteDatabase, SqliteDialect, sql } from "kysely";
import { err, ok, type Result } from "../../kernel/result.ts";
import { keepStatements } from "./kept-statements.ts";
import type { OpenFailure } from "./open-failure.ts";
import { tellPlanner } from "./sqlite-planner.ts";
import type { DatabaseDialect, Store } from "./store.ts";
import type { Tables } from "./tables.ts";

const FULL = 2;
/** Everything else waits meanwhile, so it is short: whoever finds the file locked tries again later. */
const BUSY_TIMEOUT_MS = 100;
/** Nobody waits for whoever only reads. */
const PATIENT_TIMEOUT_MS = 10_000;
/** Ids are random, so what is stored together lies everywhere: pages that don't fit would be read anew for each row. */
const CACHE_KIB = 64 * 1024;
/** For the same reason: a page that changes with each commit goes from the log into the file once for many. 32 MB. */
const PAGES_IN_LOG = 8000;
const MOST_BYTES_LOOKED_AT = 1024 ** 3;

export const SQLITE: DatabaseDialect = {
  bytes: "blob",
  inKeyOrder: sql`without rowid`,
  // One connection does one thing at a time.
  readFrom: (queries, work) => queries.connection().execute(work),
  isContention: (error) => /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error)),
  isStorageFailure: (error) => /^SQLITE_(FULL|IOERR|READONLY|BUSY|LOCKED|NOMEM|CANTOPEN|PROTOCOL)/.test(codeOf(error)),
  isUniqueViolation: (error) => /^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)$/.test(codeOf(error)),
  plan: tellPlanner,
  isCorruption: (error) => /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error)),
};

/**
 * Opens `streck.db` in the folder, made if need be. One server at a time: a second one would count its own sessions
 * and codes, and neither would know what the other acknowledged.
 */
export function openSqlite(folder: string): Result<Store, OpenFailure> {
  let lock: Database.Database | null = null;
  let sqlite: Database.Database | null = null;
  let reader: Database.Database;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    lock = lockFolder(folder);
    sqlite = new Database(join(folder, "streck.db"));
    if (!makeDurable(sqlite)) {
      closeAll(sqlite, lock);
      return err({ kind: "not-durable", folder });
    }
    if (!isSound(sqlite)) {
      closeAll(sqlite, lock);
      return err({ kind: "data-damaged", folder, code: "quick_check" });
    }
    reader = new Database(join(folder, "streck.db"), { readonly: true, timeout: BUSY_TIMEOUT_MS });
  } catch (error) {
    closeAll(sqlite, lock);
    const code = codeOf(error);
    if (SQLITE.isCorruption(error)) {
      return err({ kind: "data-damaged", folder, code });
    }
    return err(
      lock === null && code.startsWith("SQLITE_BUSY")
        ? { kind: "data-folder-in-use", folder }
        : { kind: "data-folder", folder, code },
    );
  }
  const opened = { sqlite, lock };
  const queries = over(sqlite);
  const beside = over(reader);
  const close = async (): Promise<void> => {
    await beside.destroy();
    // Kysely closes nothing that was never asked anything.
    closeAll(reader);
    if (opened.sqlite.open) {
      opened.sqlite.pragma("wal_checkpoint(TRUNCATE)");
    }
    await queries.destroy();
    closeAll(opened.sqlite, opened.lock);
  };
  return ok({ queries, beside, dialect: SQLITE, close });
}

/** What another process may be writing, to look at. Throws what the disk and SQLite throw. */
export function openSqliteToRead(folder: string): Store {
  const reader = new Database(join(folder, "streck.db"), { readonly: true, fileMustExist: true, timeout: PATIENT_TIMEOUT_MS });
  const queries = over(reader);
  const close = async (): Promise<void> => {
    await queries.destroy();
    closeAll(reader);
  };
  return { queries, beside: queries, dialect: SQLITE, close };
}

function over(sqlite: Database.Database): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: forKysely(sqlite) }) });
}

/**
 * "Acknowledged" means "on the disk": with WAL, only `synchronous=FULL` syncs the log at each commit. It is read back,
 * since a pragma that is not understood is silently ignored. False: nothing may be acknowledged.
 */
export function makeDurable(sqlite: Database.Database): boolean {
  sqlite.pragma("journal_mode = WAL");
  sqlite.pragma("synchronous = FULL");
  sqlite.pragma("foreign_keys = ON");
  sqlite.pragma(`cache_size = -${CACHE_KIB}`);
  sqlite.pragma(`wal_autocheckpoint = ${PAGES_IN_LOG}`);
  sqlite.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  return isDurable(sqlite);
}

export function isDurable(sqlite: Database.Database): boolean {
  return sqlite.pragma("journal_mode", { simple: true }) === "wal" && sqlite.pragma("synchronous", { simple: true }) === FULL;
}

/**
 * Whether the pages of the file hang together, as far as one look at each tells: a server that goes on writing into a
 * damaged file makes it worse, and acknowledges what it may not find again. Only below a size that is read within seconds.
 */
function isSound(sqlite: Database.Database): boolean {
  const pages = Number(sqlite.pragma("page_count", { simple: true }));
  const bytes = pages * Number(sqlite.pragma("page_size", { simple: true }));
  return bytes > MOST_BYTES_LOOKED_AT || sqlite.pragma("quick_check(1)", { simple: true }) === "ok";
}

/** Brings what is in the log beside a database into it, where that can be done: a damaged one is left as it is. */
export function foldLog(folder: string): void {
  try {
    const sqlite = new Database(join(folder, "streck.db"), { fileMustExist: true });
    try {
      sqlite.pragma("wal_checkpoint(TRUNCATE)");
    } finally {
      sqlite.close();
    }
  } catch (error) {
    if (codeOf(error) === "") {
      throw error;
    }
  }
}

/**
 * A lock that the operating system lets go of however the process ends. Tools that only read need not ask for it. Throws
 * `SQLITE_BUSY` where somebody has it.
 */
export function lockFolder(folder: string): Database.Database {
  const lock = new Database(join(folder, "server.lock"), { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock.close();
    throw error;
  }
}

/**
 * Whoever changes something waits for others at the beginning, before having read anything, and never in the middle.
 * After some failures (a full disk) SQLite has rolled back by itself; Kysely's own rollback would then fail and hide
 * the reason.
 */
function forKysely(sqlite: Database.Database): SqliteDatabase {
  const prepare = keepStatements((text) => sqlite.prepare(text));
  return {
    prepare: (text) =>
      prepare(text === "begin" ? "begin immediate" : text === "rollback" && !sqlite.inTransaction ? "select 1" : text),
    close: () => {
      sqlite.close();
    },
  };
}

function closeAll(...databases: readonly (Database.Database | null)[]): void {
  for (const database of databases) {
    database?.close();
  }
}

function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string" ? error.code : "";
}
