import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/**
 * A tablet that nobody has named is called by its number in the round, and one can be taken out of use. Those that are
 * there get their numbers in the order of their ids: in which order they came was not kept.
 */
export const retiredDevices: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable("device").addColumn("number", "integer").execute();
    await db.schema
      .alterTable("device")
      .addColumn("retired", "integer", (column) => column.notNull().defaultTo(0))
      .execute();
    await sql`update device set number = (
      select count(*) from device as other
      where other.organisation_id = device.organisation_id and other.round_id = device.round_id and other.id <= device.id
    )`.execute(db);
  },
};
