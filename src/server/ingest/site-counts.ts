import { type Counts, countContacts } from "../../domain/tally/counts.ts";
import { addMarks, type Contact, EMPTY_LEDGER, foldLedger } from "../../domain/tally/ledger.ts";
import { decodeMark } from "../../protocol/device/mark.ts";
import type { Queries } from "../database/tables.ts";
import { textOf } from "./bytes.ts";

type Place = { readonly organisationId: string; readonly roundId: string; readonly siteId: string };

/** The counts of one site in one round, from the marks of all its tablets. */
export async function siteCounts(queries: Queries, place: Place): Promise<Counts> {
  return countContacts(await siteContacts(queries, place));
}

/** The contacts that the marks of one site in one round leave. Each site is folded by itself, here and in the console. */
export async function siteContacts(queries: Queries, { organisationId, roundId, siteId }: Place): Promise<readonly Contact[]> {
  const rows = await queries
    .selectFrom("mark")
    .select("bytes")
    .where("organisation_id", "=", organisationId)
    .where("round_id", "=", roundId)
    .where("site_id", "=", siteId)
    .where("quarantined", "=", 0)
    .execute();
  const marks = rows.flatMap(({ bytes }) => {
    const mark = decodeMark(textOf(bytes));
    return mark.ok ? [mark.value] : [];
  });
  return foldLedger(addMarks(EMPTY_LEDGER, marks));
}
