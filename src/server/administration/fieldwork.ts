import { sql } from "kysely";
import { countBy, refusalReasons, storedResponses } from "../../domain/tally/counts.ts";
import type { Contact } from "../../domain/tally/ledger.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { FieldworkReply } from "../../protocol/console/fieldwork.ts";
import type { Queries } from "../database/tables.ts";
import { textOf } from "../ingest/bytes.ts";
import { siteContacts } from "../ingest/site-counts.ts";
import { placedMark } from "../ingest/store-marks.ts";
import type { ServerContext } from "../server-context.ts";
import { findRound } from "./rounds.ts";

type Group = FieldworkReply["groups"][number];

/** What the marks of all tablets say about a round, and how many answers have come. */
export async function fieldwork(
  { store }: ServerContext,
  organisationId: string,
  roundId: string,
): Promise<Result<FieldworkReply, "not-found">> {
  const round = await findRound(store.queries, organisationId, roundId);
  if (round === null) {
    return err("not-found");
  }
  const groups: Group[] = [];
  const reasons: FieldworkReply["reasons"] = [];
  let expected = 0;
  for (const siteId of round.siteIds) {
    const contacts = await siteContacts(store.queries, { organisationId, roundId, siteId });
    groups.push(...groupsOf(siteId, contacts));
    reasons.push(...reasonsOf(siteId, contacts));
    expected += storedResponses(contacts);
  }
  // After the marks were read: what turned out to be damaged is counted at once.
  const answers = await handedIn(store.queries, "sealed_answer", organisationId, roundId);
  const { received: _counted, ...marks } = await handedIn(store.queries, "mark", organisationId, roundId);
  const misdated = await countMisdated(store.queries, organisationId, roundId, new Set(round.siteIds));
  return ok({ groups, reasons, answers: { ...answers, expected }, marks: { ...marks, misdated } });
}

function groupsOf(siteId: string, contacts: readonly Contact[]): Group[] {
  const groups = countBy(contacts, ({ date, halfDay, language }) => JSON.stringify([date, halfDay, language]));
  return [...groups].map(([key, counts]) => {
    const [date, halfDay, language] = JSON.parse(key) as [Group["date"], Group["halfDay"], Group["language"]];
    return { siteId, language, date, halfDay, counts };
  });
}

/** In order of the code: any other would be the random order of the contacts. */
function reasonsOf(siteId: string, contacts: readonly Contact[]): FieldworkReply["reasons"] {
  const reasons = [...refusalReasons(contacts)].map(([reason, count]) => ({ siteId, reason, count }));
  return reasons.sort((one, other) => (one.reason < other.reason ? -1 : 1));
}

/** The marks in quarantine that nothing but their date can have brought there. */
async function countMisdated(
  queries: Queries,
  organisationId: string,
  roundId: string,
  siteIds: ReadonlySet<string>,
): Promise<number> {
  const rows = await queries
    .selectFrom("mark")
    .select(["id", "bytes"])
    .where("organisation_id", "=", organisationId)
    .where("round_id", "=", roundId)
    .where("quarantined", "=", 1)
    .where("conflicting", "=", 0)
    .where("claimed_round_id", "is", null)
    .execute();
  return rows.filter(({ id, bytes }) => placedMark(siteIds, { id, roundId, bytes: textOf(bytes) }) !== null).length;
}

/** Ids, not rows: two versions of one id are one item, whichever is the right one. */
async function handedIn(
  queries: Queries,
  table: "sealed_answer" | "mark",
  organisationId: string,
  roundId: string,
): Promise<Omit<FieldworkReply["answers"], "expected">> {
  const idsWhere = (condition: string) => sql<number>`count(distinct case when ${sql.raw(condition)} then id end)`;
  const row = await queries
    .selectFrom(table)
    .select([
      idsWhere("quarantined = 0 and damaged = 0").as("received"),
      idsWhere("quarantined = 1").as("quarantined"),
      idsWhere("damaged = 1").as("damaged"),
      idsWhere("conflicting = 1").as("conflicting"),
    ])
    .where("organisation_id", "=", organisationId)
    .where("round_id", "=", roundId)
    .executeTakeFirstOrThrow();
  return {
    received: Number(row.received),
    quarantined: Number(row.quarantined),
    conflicting: Number(row.conflicting),
    damaged: Number(row.damaged),
  };
}
