import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Remembers which stored answers and marks no longer have the bytes that were received, so that nobody hashes all again. */
export const damaged: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const table of ["sealed_answer", "mark"]) {
      await db.schema
        .alterTable(table)
        .addColumn("damaged", "integer", (column) => column.notNull().defaultTo(0))
        .execute();
    }
  },
};
