import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import type { ItemHash } from "../../../src/kernel/hashes.ts";
import { randomBytes } from "../../../src/sealing/random.ts";
import { migrate } from "../../../src/server/database/migrate.ts";
import { migrations } from "../../../src/server/database/migrations.ts";
import { openData } from "../../../src/server/database/open-data.ts";
import { openSqlite, SQLITE } from "../../../src/server/database/sqlite.ts";
import type { Store } from "../../../src/server/database/store.ts";
import { digest } from "../../../src/server/kept-secrets/digest.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { stop, testServer } from "../support/test-server.ts";

const repository = resolve(import.meta.dirname, "../../..");
const names = Object.keys(migrations(SQLITE));

type Rows = Readonly<Record<string, readonly Readonly<Record<string, string | number | null>>[]>>;

/** `before`: rows that the migration finds. `after`: what it leaves, rows of these tables and the columns of those that it changes. */
type Fixture = {
  readonly sha256: ItemHash;
  readonly before: Rows;
  readonly after: { readonly rows: Rows; readonly columns: Record<string, string[]> };
};

function fixtureOf(name: string): Fixture {
  const path = join(repository, "tests/fixtures/migrations", `${name}.json`);
  if (!existsSync(path)) {
    throw new Error(`migration ${name} has no fixture: write ${path} with what it finds and what it leaves`);
  }
  return JSON.parse(readFileSync(path, "utf8"));
}

function open(): Store {
  const opened = openSqlite(temporaryFolder());
  if (!opened.ok) {
    throw new Error(opened.error.kind);
  }
  return opened.value;
}

async function columnsOf({ queries }: Store): Promise<Record<string, string[]>> {
  const tables = await queries.introspection.getTables();
  return Object.fromEntries(tables.map(({ name, columns }) => [name, columns.map((column) => column.name)]));
}

describe("migrations", () => {
  test("are numbered, each with a number of its own, in order", () => {
    const numbers = names.map((name) => Number(name.slice(0, 4)));
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  });

  test.each(names)("%s was not edited since it was released", (name) => {
    const source = readFileSync(join(repository, "src/server/database/migrations", `${name}.ts`), "utf8");
    expect(digest(source), "a released migration is never edited: put the change into a new one").toBe(fixtureOf(name).sha256);
  });

  test.each(names)("%s leaves what its fixture says", async (name) => {
    const fixture = fixtureOf(name);
    const store = open();
    const earlier = names[names.indexOf(name) - 1];
    if (earlier !== undefined) {
      await migrate(store, earlier);
    }
    for (const [table, rows] of Object.entries(fixture.before)) {
      for (const row of rows) {
        await sql`insert into ${sql.table(table)} (${sql.join(Object.keys(row).map((column) => sql.ref(column)))})
          values (${sql.join(Object.values(row))})`.execute(store.queries);
      }
    }
    await migrate(store, name);
    expect(await columnsOf(store)).toMatchObject(fixture.after.columns);
    for (const [table, rows] of Object.entries(fixture.after.rows)) {
      expect([table, (await sql`select * from ${sql.table(table)}`.execute(store.queries)).rows]).toEqual([table, rows]);
    }
    await store.close();
  });

  test("run once, and a start on a migrated folder changes nothing", async () => {
    const first = await testServer();
    const identity = await first.store.queries.selectFrom("server").selectAll().execute();
    await stop(first);
    const second = await testServer({ data: first.data });
    expect(await second.store.queries.selectFrom("server").select(["id", "epoch"]).execute()).toEqual(
      identity.map(({ id, epoch }) => ({ id, epoch })),
    );
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(second.store.queries);
    expect(rows.map(({ name }) => name)).toEqual(names);
  });

  test("of a later release are respected: an older server does not start", async () => {
    const server = await testServer();
    await sql`insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '')`.execute(server.store.queries);
    await stop(server);
    const created = await openData(server.data, randomBytes);
    expect(created).toEqual({ ok: false, error: { kind: "newer-data", folder: server.data } });
  });
});
