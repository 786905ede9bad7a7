import { sql } from "kysely";
import type { Queries } from "../database/tables.ts";
import { textOf } from "./bytes.ts";
import { placedMark } from "./placed-mark.ts";
import type { HandedIn } from "./stored-item.ts";

/** How many items of a kind have come for a round, and how many of them something is the matter with. */
export type Standing = {
  readonly received: number;
  readonly quarantined: number;
  readonly conflicting: number;
  readonly damaged: number;
  /** Marks in quarantine that nothing but their date can have brought there. */
  readonly misdated: number;
};

/** Reads all rows of the round. Ids, not rows: two versions of one id are one item, whichever is the right one. */
export async function standingOf(queries: Queries, table: HandedIn, organisationId: string, roundId: string): Promise<Standing> {
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
    misdated: table === "mark" && Number(row.quarantined) > 0 ? await countMisdated(queries, organisationId, roundId) : 0,
  };
}

async function countMisdated(queries: Queries, organisationId: string, roundId: string): Promise<number> {
  const sites = await queries
    .selectFrom("round_site")
    .select("site_id")
    .where("organisation_id", "=", organisationId)
    .where("round_id", "=", roundId)
    .execute();
  const siteIds = new Set(sites.map(({ site_id }) => site_id));
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
