import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What hangs in the waiting rooms of a round, a sheet for each site. */
export const feedback: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable("feedback_sheet")
      .addColumn("organisation_id", "text", (column) => column.notNull())
      .addColumn("round_id", "text", (column) => column.notNull())
      .addColumn("site_id", "text", (column) => column.notNull())
      .addColumn("revision", "integer", (column) => column.notNull())
      .addColumn("sheet", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("feedback_sheet_key", ["organisation_id", "round_id", "site_id"])
      .addForeignKeyConstraint("feedback_sheet_round_site", ["organisation_id", "round_id", "site_id"], "round_site", [
        "organisation_id",
        "round_id",
        "site_id",
      ])
      .execute();
  },
};
