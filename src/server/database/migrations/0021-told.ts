import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What the tablets of a site tell its waiting room; where it was taken back, which edition that was. */
export const told: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable("told")
      .addColumn("organisation_id", "text", (column) => column.notNull())
      .addColumn("site_id", "text", (column) => column.notNull())
      .addColumn("round_id", "text", (column) => column.notNull())
      .addColumn("edition", "integer", (column) => column.notNull())
      .addColumn("since", "text", (column) => column.notNull())
      .addColumn("signed", "text")
      .addPrimaryKeyConstraint("told_key", ["organisation_id", "site_id"])
      .addForeignKeyConstraint("told_site", ["organisation_id", "site_id"], "site", ["organisation_id", "id"])
      .addForeignKeyConstraint("told_round", ["organisation_id", "round_id"], "round", ["organisation_id", "id"])
      .execute();
  },
};
