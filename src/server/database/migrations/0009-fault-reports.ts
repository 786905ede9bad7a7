import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { DatabaseDialect } from "../store.ts";

/**
 * What people said kept them from using the app. The table lies in key order, so that the order in which they came is not
 * kept by the way; nor is any time but that in the report, a half-day.
 */
export function faultReports({ bytes, inKeyOrder }: DatabaseDialect): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable("fault_report")
        .addColumn("organisation_id", "text", (column) => column.notNull())
        .addColumn("id", "text", (column) => column.notNull())
        .addColumn("round_id", "text", (column) => column.notNull())
        .addColumn("site_id", "text", (column) => column.notNull())
        .addColumn("sha256", "text", (column) => column.notNull())
        .addColumn("date", "text", (column) => column.notNull())
        .addColumn("handled", "integer", (column) => column.notNull())
        .addColumn("bytes", bytes, (column) => column.notNull())
        .addPrimaryKeyConstraint("fault_report_key", ["organisation_id", "id"])
        .addForeignKeyConstraint("fault_report_round", ["organisation_id", "round_id"], "round", ["organisation_id", "id"])
        .addForeignKeyConstraint("fault_report_site", ["organisation_id", "site_id"], "site", ["organisation_id", "id"])
        .modifyEnd(inKeyOrder)
        .execute();
      await db.schema
        .createIndex("fault_report_by_site")
        .on("fault_report")
        .columns(["organisation_id", "round_id", "site_id", "date"])
        .execute();
    },
  };
}
