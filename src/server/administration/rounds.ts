import * as v from "valibot";
import { isCivilDate } from "../../kernel/calendar.ts";
import { mintId } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import { type NewRound, Round, type RoundsReply } from "../../protocol/console/rounds.ts";
import type { Change, Queries } from "../database/tables.ts";
import type { ServerContext } from "../server-context.ts";

export async function listRounds({ store }: ServerContext, organisationId: string): Promise<RoundsReply> {
  return { rounds: await readRounds(store.queries, organisationId, null) };
}

export async function findRound(queries: Queries, organisationId: string, roundId: string): Promise<Round | null> {
  return (await readRounds(queries, organisationId, roundId))[0] ?? null;
}

/** `not-found`: the organisation has no such site. */
export async function addRound(
  context: ServerContext,
  organisationId: string,
  round: NewRound,
): Promise<Result<Round, "malformed" | "not-found">> {
  const distinct = new Set(round.siteIds).size === round.siteIds.length;
  if (!distinct || !isCivilDate(round.starts) || !isCivilDate(round.ends) || round.ends < round.starts) {
    return err("malformed");
  }
  return context.store.queries.transaction().execute(async (change): Promise<Result<Round, "not-found">> => {
    const sites = await change
      .selectFrom("site")
      .select("id")
      .where("organisation_id", "=", organisationId)
      .where("id", "in", round.siteIds)
      .execute();
    if (sites.length !== round.siteIds.length) {
      return err("not-found");
    }
    const added: Round = { id: mintId(context.randomBytes), ...round, release: null };
    await insertRound(change, organisationId, added);
    return ok(added);
  });
}

export async function insertRound(
  change: Change,
  organisationId: string,
  { id, name, starts, ends, ...round }: Round,
): Promise<void> {
  const settings = JSON.stringify(round.settings);
  const questionnaire = JSON.stringify(round.questionnaire);
  await change
    .insertInto("round")
    .values({
      organisation_id: organisationId,
      id,
      name,
      starts,
      ends,
      settings,
      questionnaire,
      release: null,
      release_sha256: null,
    })
    .execute();
  const sites = round.siteIds.map((siteId, position) => ({
    organisation_id: organisationId,
    round_id: id,
    site_id: siteId,
    position,
  }));
  await change.insertInto("round_site").values(sites).execute();
}

async function readRounds(queries: Queries, organisationId: string, roundId: string | null): Promise<Round[]> {
  let rounds = queries
    .selectFrom("round")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .orderBy("starts", "desc")
    .orderBy("id");
  let sites = queries
    .selectFrom("round_site")
    .select(["round_id", "site_id"])
    .where("organisation_id", "=", organisationId)
    .orderBy("position");
  if (roundId !== null) {
    rounds = rounds.where("id", "=", roundId);
    sites = sites.where("round_id", "=", roundId);
  }
  const places = await sites.execute();
  return (await rounds.execute()).map((row) =>
    v.parse(Round, {
      id: row.id,
      name: row.name,
      siteIds: places.filter(({ round_id }) => round_id === row.id).map(({ site_id }) => site_id),
      starts: row.starts,
      ends: row.ends,
      settings: JSON.parse(row.settings),
      questionnaire: JSON.parse(row.questionnaire),
      release: row.release,
    }),
  );
}
