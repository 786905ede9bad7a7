import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

const KEPT = ["organisation_id", "coordinator", "recovery", "signing", "coordinator_proved", "recovery_proved", "proof_hash"];

/**
 * The wrapped key file may be missing. A column's `not null` can't be taken away everywhere, so the table is written
 * anew; files that are kept stay.
 */
export const keysKeptOnlyIfAsked: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable("organisation_keys_new")
      .addColumn("organisation_id", "text", (column) => column.notNull())
      .addColumn("key_file", "text")
      .addColumn("coordinator", "text", (column) => column.notNull())
      .addColumn("recovery", "text", (column) => column.notNull())
      .addColumn("signing", "text", (column) => column.notNull())
      .addColumn("coordinator_proved", "integer", (column) => column.notNull())
      .addColumn("recovery_proved", "integer", (column) => column.notNull())
      .addColumn("proof_hash", "text")
      .addPrimaryKeyConstraint("organisation_keys_only_one", ["organisation_id"])
      .addForeignKeyConstraint("organisation_keys_of", ["organisation_id"], "organisation", ["id"])
      .execute();
    const columns = sql.join([...KEPT, "key_file"].map((name) => sql.ref(name)));
    await sql`insert into organisation_keys_new (${columns}) select ${columns} from organisation_keys`.execute(db);
    await db.schema.dropTable("organisation_keys").execute();
    await db.schema.alterTable("organisation_keys_new").renameTo("organisation_keys").execute();
  },
};
