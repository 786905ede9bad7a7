import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/**
 * For which places a tablet speaks, why an item is kept apart, which tablet brought a mark, and what a coordinator has decided
 * about a tablet or a transfer. Of a tablet that is there only its present place is known.
 */
export const placesOfDevices: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable("device_place")
      .addColumn("organisation_id", "text", (column) => column.notNull())
      .addColumn("device_id", "text", (column) => column.notNull())
      .addColumn("round_id", "text", (column) => column.notNull())
      .addColumn("site_id", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("device_place_key", ["organisation_id", "device_id", "round_id", "site_id"])
      .addForeignKeyConstraint("device_place_device", ["organisation_id", "device_id"], "device", ["organisation_id", "id"])
      .execute();
    await sql`insert into device_place (organisation_id, device_id, round_id, site_id)
      select organisation_id, id, round_id, site_id from device`.execute(db);
    for (const table of ["sealed_answer", "mark"]) {
      await db.schema.alterTable(table).addColumn("kept_apart", "text").execute();
    }
    await db.schema.alterTable("mark").addColumn("device_id", "text").execute();
    for (const column of ["revoked", "left_out"] as const) {
      await db.schema.alterTable("device").addColumn(column, "text").execute();
    }
    await db.schema.alterTable("batch").addColumn("left_out", "text").execute();
  },
};
