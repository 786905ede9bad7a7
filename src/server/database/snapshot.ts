import { createHash, type Hash } from "node:crypto";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { FileHash, ItemHash } from "../../kernel/hashes.ts";
import type { Epoch, ItemId, OrganisationId, ServerId } from "../../kernel/ids.ts";
import { migrations } from "./migrations.ts";
import { SQLITE } from "./sqlite.ts";

/** A table as it was at one moment: how many rows, and a hash of all of them in the order of their keys. */
export type TableFacts = { readonly name: string; readonly rows: number; readonly sha256: FileHash };

export type Snapshot = {
  readonly serverId: ServerId;
  readonly epoch: Epoch;
  /** The migrations that were done to it, in order. */
  readonly schema: readonly string[];
  readonly tables: readonly TableFacts[];
};

/** The database's own list of what is in it: tables, indexes, and how they were made. */
const SCHEMA = "sqlite_schema";

/**
 * Copies the database of a data folder into the file `target` as it is at one moment, also while a server goes on writing, and
 * says what stood in it then: the facts are of the original, read in the same transaction as the copy. What was deleted is not
 * in the copy. Throws what SQLite throws.
 */
export async function takeSnapshot({ folder, target }: { readonly folder: string; readonly target: string }): Promise<Snapshot> {
  const source = new Sqlite(join(folder, "streck.db"), { readonly: true, fileMustExist: true, timeout: 10_000 });
  let facts: Snapshot;
  try {
    source.exec("begin");
    facts = factsOf(source);
    await source.backup(target);
    source.exec("commit");
  } finally {
    source.close();
  }
  const copy = new Sqlite(target);
  try {
    // One file, without a log beside it, and without what lay in pages that are free.
    copy.pragma("journal_mode = DELETE");
    copy.exec("vacuum");
  } finally {
    copy.close();
  }
  return facts;
}

/** What stands in the database file now. Throws what SQLite throws. */
export function readSnapshot(file: string): Snapshot {
  return withFile(file, factsOf);
}

/** What SQLite itself finds wrong with the file; null: nothing. Every page, every index and every reference is looked at. */
export function findDamage(file: string): string | null {
  return withFile(file, (database) => {
    const found = String(database.pragma("integrity_check(1)", { simple: true }));
    const orphans = database.pragma("foreign_key_check") as readonly { readonly table: string }[];
    return found !== "ok" ? found : orphans.length > 0 ? `rows of ${orphans[0]?.table} that refer to nothing` : null;
  });
}

/** `newer`: the file was written by a version that knows more. */
export function isNewer(schema: readonly string[]): boolean {
  const known = migrations(SQLITE);
  return schema.some((name) => !Object.hasOwn(known, name));
}

/** Whether all that is known here has been done to it. */
export function isOlder(schema: readonly string[]): boolean {
  return Object.keys(migrations(SQLITE)).some((name) => !schema.includes(name));
}

/**
 * Makes a restored database one that tablets notice: it has another epoch, so that they offer everything again. What was used
 * up or ended since it was saved must not come to life again: sessions, and codes for tablets and for setting up.
 */
export function beginAnew(file: string, epoch: Epoch): void {
  const database = new Sqlite(file, { fileMustExist: true });
  try {
    database.pragma("synchronous = FULL");
    database.transaction(() => {
      database.prepare("update server set epoch = ?, set_up_code_hash = null").run(epoch);
      database.exec("delete from session; delete from enrolment_code");
    })();
  } finally {
    database.close();
  }
}

/** An item that was handed in, as it stands in the file. */
export type SavedItem = { readonly organisationId: OrganisationId; readonly id: ItemId; readonly sha256: ItemHash };

/**
 * What is handed in and stands in the file with the bytes that were received, as far as the file itself doesn't say of it that
 * an earlier backup has it. What has rotted is not among it: no copy of that may be given up anywhere.
 */
export function itemsAnew(file: string): readonly SavedItem[] {
  return withFile(file, (database) =>
    (
      [
        ["sealed_answer", "sealed"],
        ["mark", "bytes"],
        ["fault_report", "bytes"],
      ] as const
    ).flatMap(([table, bytes]) => {
      const rows = database
        .prepare<[], SavedItem & { readonly content: Uint8Array }>(
          `select organisation_id as organisationId, id, sha256, ${bytes} as content from ${table} as item
          where not exists (select 1 from safe_item as safe
            where safe.organisation_id = item.organisation_id and safe.id = item.id and safe.sha256 = item.sha256)`,
        )
        .iterate();
      const found: SavedItem[] = [];
      for (const { organisationId, id, sha256, content } of rows) {
        if (createHash("sha256").update(content).digest("hex") === sha256) {
          found.push({ organisationId, id, sha256 });
        }
      }
      return found;
    }),
  );
}

function withFile<Value>(file: string, work: (database: Sqlite.Database) => Value): Value {
  const database = new Sqlite(file, { readonly: true, fileMustExist: true });
  try {
    return work(database);
  } finally {
    database.close();
  }
}

function factsOf(database: Sqlite.Database): Snapshot {
  const names = database
    .prepare<[], { name: string }>(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite%' order by name",
    )
    .all()
    .map(({ name }) => name);
  const schema = names.includes("kysely_migration")
    ? database.prepare<[], { name: string }>("select name from kysely_migration order by name").all()
    : [];
  const server = names.includes("server")
    ? database.prepare<[], { id: ServerId; epoch: Epoch }>("select id, epoch from server").get()
    : undefined;
  if (server === undefined) {
    throw Object.assign(new Error("no server has ever been here"), { code: "STRECK_NO_SERVER" });
  }
  return {
    serverId: server.id,
    epoch: server.epoch,
    schema: schema.map(({ name }) => name),
    tables: [
      tableFacts(database, { name: SCHEMA, columns: "type, name, tbl_name, sql", order: "type, name" }),
      ...names.map((name) => ofTable(database, name)),
    ],
  };
}

function ofTable(database: Sqlite.Database, name: string): TableFacts {
  const columns = database.pragma(`table_info(${quoted(name)})`) as readonly { readonly name: string; readonly pk: number }[];
  const key = columns.filter(({ pk }) => pk > 0).sort((one, other) => one.pk - other.pk);
  const list = (of: typeof columns): string => of.map((column) => quoted(column.name)).join(", ");
  return tableFacts(database, { name, columns: list(columns), order: list(key.length > 0 ? key : columns) });
}

type Wanted = { readonly name: string; readonly columns: string; readonly order: string };

function tableFacts(database: Sqlite.Database, { name, columns, order }: Wanted): TableFacts {
  const hash = createHash("sha256");
  let rows = 0;
  const all = database.prepare<[], readonly Value[]>(`select ${columns} from ${quoted(name)} order by ${order}`);
  for (const row of all.raw().safeIntegers().iterate()) {
    rows++;
    for (const value of row) {
      addValue(hash, value);
    }
  }
  return { name, rows, sha256: hash.digest("hex") as FileHash };
}

type Value = null | Uint8Array | string | bigint | number;
const KINDS = { string: "t", bigint: "i", number: "r" };

/** Kind and length first, so that no two rows give the same bytes. */
function addValue(hash: Hash, value: Value): void {
  const kind = value === null ? "n" : value instanceof Uint8Array ? "b" : KINDS[typeof value as keyof typeof KINDS];
  const bytes = value instanceof Uint8Array ? value : Buffer.from(value === null ? "" : String(value), "utf8");
  hash.update(`${kind}${bytes.byteLength} `);
  hash.update(bytes);
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
