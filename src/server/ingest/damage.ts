import { sql } from "kysely";
import type { Flag, Queries } from "../database/tables.ts";
import { digest } from "../security/digest.ts";
import { forgetFigures, forgetStandings } from "./kept-figures.ts";
import type { HandedIn } from "./stored-item.ts";

type Stored = { readonly id: string; readonly sha256: string; readonly bytes: Uint8Array };

/** Whether a row still holds the bytes that were received. Disks forget, and no database notices. */
function isIntact({ sha256, bytes }: Stored): boolean {
  return digest(bytes) === sha256;
}

/**
 * Those of the rows that are intact. The others are flagged, so that they are shown, count for nothing and are asked for
 * again from tablets that have them. Figures of sites that are kept don't have them yet: whoever makes such asks here.
 */
export async function onlyIntact<Row extends Stored>(
  queries: Queries,
  table: HandedIn,
  organisationId: string,
  rows: readonly Row[],
): Promise<readonly Row[]> {
  const damaged = rows.filter((row) => !isIntact(row));
  for (const row of damaged) {
    await flag(queries, table, organisationId, row, 1);
  }
  if (damaged.length > 0) {
    forgetStandings(queries, organisationId);
  }
  return damaged.length === 0 ? rows : rows.filter((row) => !damaged.includes(row));
}

/** Reads so many rows between two pauses. */
const LOT = 100;

/**
 * Reads every stored answer and mark once, a few at a time, and flags what is damaged; a flag that was set in error (by
 * a disk that could be read the second time) is taken back. `pause` gives way to what people wait for.
 */
export async function checkStored(queries: Queries, pause: () => Promise<void>, signal: AbortSignal): Promise<void> {
  for (const table of ["sealed_answer", "mark"] as const) {
    let after: readonly [string, string, string] | null = ["", "", ""];
    while (after !== null && !signal.aborted) {
      after = await checkLot(queries, table, after);
      await pause();
    }
  }
}

async function checkLot(
  queries: Queries,
  table: HandedIn,
  after: readonly [string, string, string],
): Promise<readonly [string, string, string] | null> {
  const bytes = table === "mark" ? "bytes" : "sealed";
  const { rows } = await sql<Stored & { organisation_id: string; damaged: Flag }>`
    select organisation_id, id, sha256, damaged, ${sql.ref(bytes)} as bytes from ${sql.table(table)}
    where (organisation_id, id, sha256) > (${sql.join(after)})
    order by organisation_id, id, sha256 limit ${LOT}`.execute(queries);
  for (const row of rows) {
    const damaged = isIntact(row) ? 0 : 1;
    if (row.damaged !== damaged) {
      await flag(queries, table, row.organisation_id, row, damaged);
      forgetFigures(queries, row.organisation_id);
    }
  }
  const last = rows.at(-1);
  return last === undefined ? null : [last.organisation_id, last.id, last.sha256];
}

async function flag(
  queries: Queries,
  table: HandedIn,
  organisationId: string,
  { id, sha256 }: Pick<Stored, "id" | "sha256">,
  damaged: Flag,
): Promise<void> {
  await queries
    .updateTable(table)
    .set({ damaged })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .where("sha256", "=", sha256)
    .execute();
}
