import type { ItemHash } from "../../kernel/hashes.ts";
import type { ItemId, OrganisationId } from "../../kernel/ids.ts";
import { ok } from "../../kernel/result.ts";
import type { Database } from "../database/database.ts";
import type { TenantReading } from "../database/tenant.ts";
import { forgetFigures, forgetStandings } from "../fieldwork/kept-figures.ts";
import { digest } from "../kept-secrets/digest.ts";
import type { HandedIn } from "./stored-item.ts";

/** Where a row stands in the order in which all are read. */
export type RowPlace = readonly [id: ItemId, sha256: ItemHash];
/** Before all of them. */
export const FIRST: RowPlace = ["" as ItemId, "" as ItemHash];

type Stored = { readonly id: ItemId; readonly sha256: ItemHash; readonly bytes: Uint8Array };

/** Whether a row still holds the bytes that were received. Disks forget, and no database notices. */
export function isIntact({ sha256, bytes }: Stored): boolean {
  return digest(bytes) === sha256;
}

/**
 * Those of the rows that are intact. The others are flagged, so that they are shown, count for nothing and are asked for
 * again from tablets that have them. Figures of sites that are kept don't have them yet: whoever makes such asks here.
 */
export async function onlyIntact<Row extends Stored>(
  database: Database,
  table: HandedIn,
  organisationId: OrganisationId,
  rows: readonly Row[],
): Promise<readonly Row[]> {
  const damaged = rows.filter((row) => !isIntact(row));
  if (damaged.length === 0) {
    return rows;
  }
  await flagAnew(database, table, organisationId, damaged);
  forgetStandings(database, organisationId);
  return rows.filter((row) => !damaged.includes(row));
}

/** Reads so many rows between two pauses. */
const LOT = 100;

/**
 * Reads every stored answer and mark once, a few at a time, and flags what is damaged; a flag that was set in error (by
 * a disk that could be read the second time) is taken back. `pause` gives way to what people wait for.
 */
export async function checkStored(database: Database, pause: () => Promise<void>, signal: AbortSignal): Promise<void> {
  for (const { id: organisationId } of await database.read((read) => read.across.organisations())) {
    for (const table of ["sealed_answer", "mark"] as const) {
      let after: RowPlace | null = FIRST;
      while (after !== null && !signal.aborted) {
        after = await checkLot(database, table, organisationId, after);
        await pause();
      }
    }
  }
}

async function checkLot(
  database: Database,
  table: HandedIn,
  organisationId: OrganisationId,
  after: RowPlace,
): Promise<RowPlace | null> {
  const rows = await database.read((read) => lotAfter(read.of(organisationId), table, after));
  const wrong = rows.filter((row) => row.damaged !== (isIntact(row) ? 0 : 1));
  if (wrong.length > 0) {
    await flagAnew(database, table, organisationId, wrong);
    forgetFigures(database, organisationId);
  }
  const last = rows.at(-1);
  return last === undefined ? null : [last.id, last.sha256];
}

function lotAfter(own: TenantReading, table: HandedIn, after: RowPlace) {
  return rowsOf(own, table)
    .where(({ eb, refTuple, tuple }) => eb(refTuple("id", "sha256"), ">", tuple(...after)))
    .orderBy("id")
    .orderBy("sha256")
    .limit(LOT)
    .execute();
}

/** As they are by now: a tablet may have brought the good bytes since they were read. */
async function flagAnew(
  database: Database,
  table: HandedIn,
  organisationId: OrganisationId,
  rows: readonly Stored[],
): Promise<void> {
  await database.change(async (change) => {
    const own = change.of(organisationId);
    for (const { id, sha256 } of rows) {
      const now = await rowsOf(own, table).where("id", "=", id).where("sha256", "=", sha256).execute();
      for (const row of now) {
        const damaged = isIntact(row) ? 0 : 1;
        await own.updateTable(table).set({ damaged }).where("id", "=", id).where("sha256", "=", sha256).execute();
      }
    }
    return ok(undefined);
  });
}

/** The two tables differ in how they call their bytes; for all that is asked here they are one. */
function rowsOf(own: TenantReading, table: HandedIn) {
  const marks = own.selectFrom("mark").select(["id", "sha256", "damaged", "bytes"]);
  const answers = own.selectFrom("sealed_answer").select(["id", "sha256", "damaged", "sealed as bytes"]);
  return table === "mark" ? marks : (answers as unknown as typeof marks);
}
