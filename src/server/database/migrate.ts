import { sql } from "kysely";
import { Migrator } from "kysely/migration";
import { err, ok, type Result } from "../../kernel/result.ts";
import { migrations } from "./migrations.ts";
import type { Store } from "./store.ts";
import type { Queries } from "./tables.ts";

/**
 * Brings the database to the newest version, or to `target`. `newer-data`: a later release has been here already, and
 * what it changed is not known here. Throws what the database throws.
 */
export async function migrate({ queries, dialect }: Store, target?: string): Promise<Result<void, "newer-data">> {
  const known = migrations(dialect);
  if ((await executed(queries)).some((name) => !Object.hasOwn(known, name))) {
    return err("newer-data");
  }
  const migrator = new Migrator({ db: queries, provider: { getMigrations: async () => known } });
  const { error } = target === undefined ? await migrator.migrateToLatest() : await migrator.migrateTo(target);
  if (error !== undefined) {
    throw error instanceof Error ? error : new Error("a migration failed", { cause: error });
  }
  if (target === undefined) {
    await dialect.plan(queries);
  }
  return ok(undefined);
}

/** Whether all that is known here has been done to it, and nothing else. */
export async function isNewest({ queries, dialect }: Store): Promise<Result<void, "newer-data" | "older-data">> {
  const done = await executed(queries);
  const known = Object.keys(migrations(dialect));
  if (done.some((name) => !known.includes(name))) {
    return err("newer-data");
  }
  return known.every((name) => done.includes(name)) ? ok(undefined) : err("older-data");
}

async function executed(queries: Queries): Promise<readonly string[]> {
  const tables = await queries.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === "kysely_migration")) {
    return [];
  }
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(queries);
  return rows.map(({ name }) => name);
}
