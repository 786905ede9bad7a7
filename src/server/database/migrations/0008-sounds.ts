import type { CreateTableBuilder, Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { DatabaseDialect } from "../store.ts";

/** Recorded voices: sounds by their hash, which text each stands for now, and for which a published round keeps it. */
export function sounds({ bytes }: DatabaseDialect): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await tenantTable(db, "sound", ["sha256"])
        .addColumn("milliseconds", "integer", (column) => column.notNull())
        .addColumn("size", "integer", (column) => column.notNull())
        .addColumn("bytes", bytes, (column) => column.notNull())
        .execute();
      await ofSound(
        tenantTable(db, "recording", ["language", "text_sha256"])
          .addColumn("text", "text", (column) => column.notNull())
          .addColumn("place", "text", (column) => column.notNull()),
        "recording",
      ).execute();
      await ofSound(tenantTable(db, "round_sound", ["round_id", "language", "text_sha256"]), "round_sound")
        .addForeignKeyConstraint("round_sound_round", ["organisation_id", "round_id"], "round", ["organisation_id", "id"])
        .execute();
      for (const table of ["recording", "round_sound"]) {
        await db.schema.createIndex(`${table}_by_sound`).on(table).columns(["organisation_id", "sha256"]).execute();
      }
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

/** A sound stays while anybody says it: the database itself sees to that. */
function ofSound(table: Table, name: string): Table {
  return table
    .addColumn("sha256", "text", (column) => column.notNull())
    .addForeignKeyConstraint(`${name}_sound`, ["organisation_id", "sha256"], "sound", ["organisation_id", "sha256"]);
}
