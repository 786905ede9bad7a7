import type { CreateTableBuilder, Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { DatabaseDialect } from "../store.ts";

/**
 * The first tables. They are written out here, and not derived from `tables.ts`, since that file moves on.
 * `sealed_answer` and `mark` lie in key order, so that the order in which rows came is not kept by the way.
 */
export function foundation({ bytes, inKeyOrder }: DatabaseDialect): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const table of [...people(db), ...fieldwork(db)]) {
        await table.execute();
      }
      await handedIn(db, "sealed_answer", ["round_id"])
        .addColumn("batch_id", "text", (column) => column.notNull())
        .addColumn("sealed", bytes, (column) => column.notNull())
        .addForeignKeyConstraint("sealed_answer_batch", ["organisation_id", "batch_id"], "batch", ["organisation_id", "id"])
        .modifyEnd(inKeyOrder)
        .execute();
      await handedIn(db, "mark", ["round_id", "site_id"])
        .addColumn("bytes", bytes, (column) => column.notNull())
        .modifyEnd(inKeyOrder)
        .execute();
      await addIndexes(db);
    },
  };
}

type Table = CreateTableBuilder<string, string>;

function tenantTable(db: Kysely<unknown>, name: string, key: readonly string[]): Table {
  let table: Table = db.schema.createTable(name);
  for (const column of ["organisation_id", ...key]) {
    table = table.addColumn(column, "text", (definition) => definition.notNull());
  }
  return table
    .addPrimaryKeyConstraint(`${name}_key`, ["organisation_id", ...key])
    .addForeignKeyConstraint(`${name}_organisation`, ["organisation_id"], "organisation", ["id"]);
}

function handedIn(db: Kysely<unknown>, name: string, place: readonly string[]): Table {
  return tenantTable(db, name, [...place, "id", "sha256"])
    .addColumn("claimed_round_id", "text")
    .addColumn("quarantined", "integer", (column) => column.notNull())
    .addColumn("conflicting", "integer", (column) => column.notNull());
}

function people(db: Kysely<unknown>): readonly Table[] {
  return [
    db.schema
      .createTable("server")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("epoch", "text", (column) => column.notNull())
      .addColumn("set_up_code_hash", "text"),
    db.schema
      .createTable("organisation")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("practice", "integer", (column) => column.notNull())
      .addColumn("open_round_id", "text")
      .addColumn("open_site_id", "text"),
    tenantTable(db, "coordinator", ["id"])
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("name_key", "text", (column) => column.notNull().unique())
      .addColumn("password_hash", "text"),
    tenantTable(db, "session", ["token_hash"])
      .addColumn("coordinator_id", "text", (column) => column.notNull())
      .addColumn("expires", "bigint", (column) => column.notNull()),
    tenantTable(db, "organisation_keys", [])
      .addColumn("key_file", "text", (column) => column.notNull())
      .addColumn("coordinator", "text", (column) => column.notNull())
      .addColumn("recovery", "text", (column) => column.notNull())
      .addColumn("signing", "text", (column) => column.notNull())
      .addColumn("coordinator_proved", "integer", (column) => column.notNull())
      .addColumn("recovery_proved", "integer", (column) => column.notNull())
      .addColumn("proof_hash", "text"),
  ];
}

function fieldwork(db: Kysely<unknown>): readonly Table[] {
  return [
    tenantTable(db, "site", ["id"]).addColumn("name", "text", (column) => column.notNull()),
    tenantTable(db, "round", ["id"])
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("starts", "text", (column) => column.notNull())
      .addColumn("ends", "text", (column) => column.notNull())
      .addColumn("settings", "text", (column) => column.notNull())
      .addColumn("questionnaire", "text", (column) => column.notNull())
      .addColumn("release", "text")
      .addColumn("release_sha256", "text"),
    tenantTable(db, "round_site", ["round_id", "site_id"])
      .addColumn("position", "integer", (column) => column.notNull())
      .addForeignKeyConstraint("round_site_round", ["organisation_id", "round_id"], "round", ["organisation_id", "id"])
      .addForeignKeyConstraint("round_site_site", ["organisation_id", "site_id"], "site", ["organisation_id", "id"]),
    tenantTable(db, "enrolment_code", ["code_hash"])
      .addColumn("round_id", "text", (column) => column.notNull())
      .addColumn("site_id", "text", (column) => column.notNull())
      .addColumn("expires", "bigint", (column) => column.notNull()),
    tenantTable(db, "device", ["id"])
      .addColumn("round_id", "text", (column) => column.notNull())
      .addColumn("site_id", "text", (column) => column.notNull())
      .addColumn("token_hash", "text", (column) => column.notNull().unique())
      .addColumn("last_contact", "text")
      .addColumn("app_version", "text")
      .addColumn("pending", "integer", (column) => column.notNull())
      .addColumn("acknowledged", "integer", (column) => column.notNull())
      .addColumn("oldest_minutes", "integer"),
    tenantTable(db, "device_generation", ["device_id", "generation"])
      .addColumn("first_seen", "text", (column) => column.notNull())
      .addForeignKeyConstraint("device_generation_device", ["organisation_id", "device_id"], "device", ["organisation_id", "id"]),
    tenantTable(db, "batch", ["id"])
      .addColumn("round_id", "text", (column) => column.notNull())
      .addColumn("device_id", "text", (column) => column.notNull())
      .addColumn("site_id", "text", (column) => column.notNull())
      .addColumn("received", "text", (column) => column.notNull())
      .addColumn("answers", "integer", (column) => column.notNull())
      .addForeignKeyConstraint("batch_device", ["organisation_id", "device_id"], "device", ["organisation_id", "id"]),
  ];
}

/** Ids are asked for without their round when a tablet offers them; codes and sessions without their organisation. */
async function addIndexes(db: Kysely<unknown>): Promise<void> {
  const indexes: readonly (readonly [string, string, readonly string[]])[] = [
    ["sealed_answer_by_id", "sealed_answer", ["organisation_id", "id"]],
    ["mark_by_id", "mark", ["organisation_id", "id"]],
    ["session_by_token", "session", ["token_hash"]],
    ["enrolment_code_by_hash", "enrolment_code", ["code_hash"]],
    ["device_by_round", "device", ["organisation_id", "round_id"]],
    ["batch_by_round", "batch", ["organisation_id", "round_id"]],
  ];
  for (const [name, table, columns] of indexes) {
    await db.schema
      .createIndex(name)
      .on(table)
      .columns([...columns])
      .execute();
  }
}
