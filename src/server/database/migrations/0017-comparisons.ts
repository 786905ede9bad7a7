import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What other municipalities have, as medians that an organisation brought in. */
export const comparisons: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable("comparison")
      .addColumn("organisation_id", "text", (column) => column.notNull().references("organisation.id"))
      .addColumn("id", "text", (column) => column.notNull())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("file", "text", (column) => column.notNull())
      .addColumn("imported", "text", (column) => column.notNull())
      .addColumn("figures", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("comparison_key", ["organisation_id", "id"])
      .execute();
  },
};
