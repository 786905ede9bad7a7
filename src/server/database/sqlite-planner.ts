import { sql } from "kysely";
import type { Queries } from "./tables.ts";

/**
 * What SQLite is told of the tables that grow: so many rows, and so many of them on average that agree in the first column
 * of an index, in the first two, and so on. Without, it takes ten rows for what one organisation has handed in, and looks
 * for an id by reading all of those. Fixed, and not measured: the same statement is run the same way on every server.
 */
const STATISTICS: readonly (readonly [table: string, index: string, rows: string])[] = [
  ["mark", "mark", "1000000 500000 100000 50000 1 1"],
  ["mark", "mark_by_id", "1000000 500000 1 1 1 1"],
  ["sealed_answer", "sealed_answer", "1000000 500000 100000 1 1"],
  ["sealed_answer", "sealed_answer_by_id", "1000000 500000 1 1 1"],
];

export async function tellPlanner(queries: Queries): Promise<void> {
  // Makes their table, where there is none.
  await sql`analyze sqlite_schema`.execute(queries);
  const { rows } = await sql<{ idx: string; stat: string }>`select idx, stat from sqlite_stat1`.execute(queries);
  const known = new Set(rows.map(({ idx, stat }) => `${idx} ${stat}`));
  if (STATISTICS.every(([, index, stat]) => known.has(`${index} ${stat}`))) {
    return;
  }
  await sql`delete from sqlite_stat1`.execute(queries);
  for (const row of STATISTICS) {
    await sql`insert into sqlite_stat1 (tbl, idx, stat) values (${sql.join(row)})`.execute(queries);
  }
  await sql`analyze sqlite_schema`.execute(queries);
}
