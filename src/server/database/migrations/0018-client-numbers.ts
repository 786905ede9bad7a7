import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** How many clients there are of each kind, as an organisation entered it for a round. */
export const clientNumbers: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable("client_numbers")
      .addColumn("organisation_id", "text", (column) => column.notNull())
      .addColumn("round_id", "text", (column) => column.notNull())
      .addColumn("entered", "text", (column) => column.notNull())
      .addColumn("numbers", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("client_numbers_key", ["organisation_id", "round_id"])
      .addForeignKeyConstraint("client_numbers_round", ["organisation_id", "round_id"], "round", ["organisation_id", "id"])
      .execute();
  },
};
