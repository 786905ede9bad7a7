import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { DatabaseDialect } from "../store.ts";

/**
 * The server's own backups, one after the other, and which handed-in items a backup holds that was restored and compared. The
 * second lies in key order, so that nothing says in which order they became safe.
 */
export function backups({ inKeyOrder }: DatabaseDialect): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable("backup")
        .addColumn("number", "integer", (column) => column.notNull().primaryKey())
        .addColumn("began", "bigint", (column) => column.notNull())
        .addColumn("file", "text")
        .addColumn("bytes", "bigint")
        .addColumn("answers", "integer")
        .addColumn("marks", "integer")
        .addColumn("failure", "text")
        .addColumn("deleted", "integer", (column) => column.notNull().defaultTo(0))
        .execute();
      await db.schema
        .createTable("safe_item")
        .addColumn("organisation_id", "text", (column) => column.notNull())
        .addColumn("id", "text", (column) => column.notNull())
        .addColumn("sha256", "text", (column) => column.notNull())
        .addPrimaryKeyConstraint("safe_item_key", ["organisation_id", "id", "sha256"])
        .addForeignKeyConstraint("safe_item_organisation", ["organisation_id"], "organisation", ["id"])
        .modifyEnd(inKeyOrder)
        .execute();
    },
  };
}
