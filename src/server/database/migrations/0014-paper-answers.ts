import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import type { DatabaseDialect } from "../store.ts";

/**
 * Answers on paper are entered in the console: their batches come from no tablet, and a sheet is entered once, which the key
 * of its table holds. SQLite can't take `not null` from a column, so the table of batches is made anew, all at once or not at all;
 * whether each answer still has its batch is looked at when all is done.
 */
export function paperAnswers({ inKeyOrder }: DatabaseDialect): Migration {
  const all = async (db: Kysely<unknown>): Promise<void> => {
    await remakeBatches(db);
    await addSheets(db, inKeyOrder);
  };
  // Migrations of SQLite run in no transaction of their own.
  return { up: (db: Kysely<unknown>) => (db.isTransaction ? all(db) : db.transaction().execute(all)) };
}

async function remakeBatches(db: Kysely<unknown>): Promise<void> {
  await sql`pragma defer_foreign_keys = on`.execute(db);
  await sql`create temp table batch_before as select * from batch`.execute(db);
  await db.schema.dropTable("batch").execute();
  await db.schema
    .createTable("batch")
    .addColumn("organisation_id", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("round_id", "text", (column) => column.notNull())
    .addColumn("device_id", "text")
    .addColumn("site_id", "text", (column) => column.notNull())
    .addColumn("received", "text", (column) => column.notNull())
    .addColumn("answers", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("batch_key", ["organisation_id", "id"])
    .addForeignKeyConstraint("batch_organisation", ["organisation_id"], "organisation", ["id"])
    .addForeignKeyConstraint("batch_device", ["organisation_id", "device_id"], "device", ["organisation_id", "id"])
    .execute();
  await sql`insert into batch (organisation_id, id, round_id, device_id, site_id, received, answers)
      select organisation_id, id, round_id, device_id, site_id, received, answers from batch_before`.execute(db);
  await sql`drop table batch_before`.execute(db);
  await db.schema.createIndex("batch_by_round").on("batch").columns(["organisation_id", "round_id"]).execute();
}

/** In key order, so that nothing tells in which order they were entered. */
async function addSheets(db: Kysely<unknown>, inKeyOrder: DatabaseDialect["inKeyOrder"]): Promise<void> {
  await db.schema
    .createTable("paper_answer")
    .addColumn("organisation_id", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("round_id", "text", (column) => column.notNull())
    .addColumn("site_id", "text", (column) => column.notNull())
    .addColumn("sha256", "text", (column) => column.notNull())
    .addColumn("batch_id", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("paper_answer_key", ["organisation_id", "id"])
    .addForeignKeyConstraint("paper_answer_batch", ["organisation_id", "batch_id"], "batch", ["organisation_id", "id"])
    .modifyEnd(inKeyOrder)
    .execute();
  await db.schema.createIndex("paper_answer_by_round").on("paper_answer").columns(["organisation_id", "round_id"]).execute();
}
