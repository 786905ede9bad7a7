import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { nameKey } from "../../../kernel/names.ts";

/**
 * Of two that come at once, the database itself refuses the second: an organisation whose name looks like another's, and a
 * second row that says who the server is. Where such rows stand already they stay: only the first, by id, holds the key.
 */
export const onlyOnce: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable("organisation").addColumn("name_key", "text").execute();
    await keyOrganisations(db);
    await db.schema.createIndex("organisation_by_name").on("organisation").column("name_key").unique().execute();
    await db.schema
      .alterTable("server")
      .addColumn("place", "integer", (column) => column.notNull().defaultTo(1))
      .execute();
    await numberServers(db);
    await db.schema.createIndex("server_by_place").on("server").column("place").unique().execute();
  },
};

async function keyOrganisations(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ id: string; name: unknown }>`select id, name from organisation order by id`.execute(db);
  const taken = new Set<string>();
  for (const { id, name } of rows) {
    const key = nameKey(String(name));
    await sql`update organisation set name_key = ${taken.has(key) ? `${key} ${id}` : key} where id = ${id}`.execute(db);
    taken.add(key);
  }
}

async function numberServers(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from server order by id`.execute(db);
  for (const [position, { id }] of rows.entries()) {
    await sql`update server set place = ${position + 1} where id = ${id}`.execute(db);
  }
}
