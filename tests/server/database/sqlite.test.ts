import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { sql } from "kysely";
import { describe, expect, test, vi } from "vitest";
import { isDurable, makeDurable, openSqlite, SQLITE } from "../../../src/server/database/sqlite.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { testServer } from "../support/test-server.ts";

describe("the server's word is on the disk", () => {
  test("the running server syncs at each commit", async () => {
    const { store } = await testServer();
    expect((await sql`pragma synchronous`.execute(store.queries)).rows).toEqual([{ synchronous: 2 }]);
    expect((await sql`pragma journal_mode`.execute(store.queries)).rows).toEqual([{ journal_mode: "wal" }]);
    expect((await sql`pragma foreign_keys`.execute(store.queries)).rows).toEqual([{ foreign_keys: 1 }]);
    // The log goes into the file once for many commits, but does go there: a start reads all of it.
    const { rows } = await sql<{ wal_autocheckpoint: number }>`pragma wal_autocheckpoint`.execute(store.queries);
    expect(rows[0]?.wal_autocheckpoint).toBe(8000);
  });

  test.each([
    ["FULL and WAL", "FULL", "WAL", true],
    ["NORMAL, the library's default", "NORMAL", "WAL", false],
    ["OFF", "OFF", "WAL", false],
    ["a rollback journal, which readers could block", "FULL", "DELETE", false],
  ])("%s", (_name, synchronous, journal, durable) => {
    const sqlite = new Database(join(temporaryFolder(), "test.db"));
    sqlite.pragma(`journal_mode = ${journal}`);
    sqlite.pragma(`synchronous = ${synchronous}`);
    expect(isDurable(sqlite)).toBe(durable);
    sqlite.close();
  });

  test("a database that cannot be made durable is not opened", () => {
    const memory = new Database(":memory:");
    expect(makeDurable(memory)).toBe(false);
    memory.close();
  });
});

test("when the database has given up a transaction by itself, the reason is not hidden by giving it up again", async () => {
  const { store } = await testServer();
  const transaction = store.queries.transaction().execute(async (change) => {
    await sql`rollback`.execute(change);
    throw new Error("disk full");
  });
  await expect(transaction).rejects.toThrow("disk full");
  expect((await store.queries.selectFrom("server").select("id").execute()).length).toBe(1);
});

describe("opening", () => {
  test("one server at a time; the next one may when the first has closed", async () => {
    const folder = temporaryFolder();
    const first = openSqlite(folder);
    expect(openSqlite(folder)).toEqual({ ok: false, error: { kind: "data-folder-in-use", folder } });
    const closing = vi.spyOn(Database.prototype, "close");
    if (first.ok) {
      await first.value.close();
    }
    // The lock, the connection that stores and the one beside it, also where none was asked anything.
    expect(new Set(closing.mock.contexts).size).toBe(3);
    closing.mockRestore();
    const second = openSqlite(folder);
    expect(second.ok).toBe(true);
    if (second.ok) {
      await second.value.close();
    }
  });

  test("a folder that can't be made, and a file that is no database", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "file"), "");
    expect(openSqlite(join(folder, "file", "data"))).toMatchObject({
      ok: false,
      error: { kind: "data-folder", code: "ENOTDIR" },
    });
    const other = join(folder, "other");
    mkdirSync(other);
    writeFileSync(
      join(other, "streck.db"),
      "this is no database, though it is long enough to be taken for one at first sight".repeat(20),
    );
    expect(openSqlite(other)).toMatchObject({ ok: false, error: { kind: "data-damaged", code: "SQLITE_NOTADB" } });
  });

  test("answers and marks lie in key order, and nothing in them tells when they came", async () => {
    const { store } = await testServer();
    for (const table of ["sealed_answer", "mark", "paper_answer"]) {
      const { rows } = await sql<{ sql: string }>`select sql from sqlite_master where name = ${table}`.execute(store.queries);
      expect(rows[0]?.sql).toMatch(/without rowid$/);
      const columns = await sql<{ name: string; pk: number }>`select name, pk from pragma_table_info(${table})`.execute(
        store.queries,
      );
      expect(columns.rows.find(({ pk }) => pk === 1)?.name).toBe("organisation_id");
      const names = columns.rows.map(({ name }) => name);
      expect(names.join(" ")).not.toMatch(/time|received|created|arriv|seq/);
      // Which tablet brought a mark is known, so that one that lies can be left out; an answer knows its transfer only.
      expect([table, names.includes("device_id")]).toEqual([table, table === "mark"]);
    }
  });

  test("every tenant's table has the organisation first in its key", async () => {
    const { store } = await testServer();
    const tables = (await store.queries.introspection.getTables()).map(({ name }) => name);
    expect(tables.length).toBeGreaterThan(10);
    for (const table of tables.filter((name) => name !== "server" && name !== "backup" && name !== "organisation")) {
      const { rows } = await sql<{ name: string }>`select name from pragma_table_info(${table}) where pk = 1`.execute(
        store.queries,
      );
      expect([table, rows[0]?.name]).toEqual([table, "organisation_id"]);
    }
  });
});

test.each([
  ["SQLITE_FULL", true],
  ["SQLITE_IOERR_WRITE", true],
  ["SQLITE_BUSY", true],
  ["SQLITE_READONLY", true],
  ["SQLITE_CONSTRAINT_PRIMARYKEY", false],
  ["SQLITE_CORRUPT_INDEX", false],
  ["SQLITE_ERROR", false],
])("%s is the disk's fault: %s", (code, expected) => {
  expect(SQLITE.isStorageFailure(Object.assign(new Error(code), { code }))).toBe(expected);
  expect(SQLITE.isStorageFailure(null)).toBe(false);
});
