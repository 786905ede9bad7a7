import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What was given away of a round's results, each table once: later ones are decided beside it. */
export const publications: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable("publication")
      .addColumn("organisation_id", "text", (column) => column.notNull())
      .addColumn("round_id", "text", (column) => column.notNull())
      .addColumn("shown", "text", (column) => column.notNull())
      .addColumn("published", "text", (column) => column.notNull())
      .addColumn("sha256", "text", (column) => column.notNull())
      .addColumn("figures", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("publication_key", ["organisation_id", "round_id", "shown"])
      .addForeignKeyConstraint("publication_round", ["organisation_id", "round_id"], "round", ["organisation_id", "id"])
      .execute();
  },
};
