import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** The questionnaires that an organisation writes, each with what it was before. */
export const drafts: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable("draft")
      .addColumn("organisation_id", "text", (column) => column.notNull().references("organisation.id"))
      .addColumn("id", "text", (column) => column.notNull())
      .addColumn("revision", "integer", (column) => column.notNull())
      .addColumn("questionnaire", "text", (column) => column.notNull())
      .addColumn("before", "text")
      .addPrimaryKeyConstraint("draft_key", ["organisation_id", "id"])
      .execute();
  },
};
