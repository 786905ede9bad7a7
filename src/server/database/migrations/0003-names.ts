import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { nameKey } from "../../../kernel/names.ts";

/**
 * Tablets get names. Names that look the same are one name within a round or an organisation, and the database keeps
 * them apart by a key. Where such names stand already they stay: only the first, by id, holds the key.
 */
export const names: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const [table, column] of [
      ["device", "name"],
      ["device", "name_key"],
      ["enrolment_code", "device_name"],
      ["site", "name_key"],
      ["round", "name_key"],
    ] as const) {
      await db.schema.alterTable(table).addColumn(column, "text").execute();
    }
    await rekey(db, "site");
    await rekey(db, "round");
    await rekey(db, "coordinator");
    for (const [table, columns] of [
      ["device", ["organisation_id", "round_id", "name_key"]],
      ["site", ["organisation_id", "name_key"]],
      ["round", ["organisation_id", "name_key"]],
    ] as const) {
      await db.schema
        .createIndex(`${table}_by_name`)
        .on(table)
        .columns([...columns])
        .unique()
        .execute();
    }
  },
};

type Named = { organisation_id: string; id: string; name: unknown };

/** People sign in by theirs wherever they are, so they are told apart in the whole server. */
async function rekey(db: Kysely<unknown>, table: "site" | "round" | "coordinator"): Promise<void> {
  const { rows } = await sql<Named>`select organisation_id, id, name from ${sql.table(table)} order by id`.execute(db);
  const taken = new Set<string>();
  for (const { organisation_id, id, name } of rows) {
    const key = table === "coordinator" ? nameKey(String(name).normalize("NFKC")) : nameKey(String(name));
    const within = table === "coordinator" ? key : `${organisation_id} ${key}`;
    const own = taken.has(within) ? `${key} ${id}` : key;
    taken.add(within);
    await sql`update ${sql.table(table)} set name_key = ${own} where organisation_id = ${organisation_id} and id = ${id}`.execute(
      db,
    );
  }
}
