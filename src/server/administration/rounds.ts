import type { Selectable } from "kysely";
import { isCivilDate } from "../../kernel/calendar.ts";
import { mintId } from "../../kernel/ids.ts";
import { nameKey } from "../../kernel/names.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import { type NewRound, Round, type RoundsReply } from "../../protocol/console/rounds.ts";
import { damagedRecord, readRows } from "../damaged-record.ts";
import type { Change, Queries, RoundRow } from "../database/tables.ts";
import { unlessTaken } from "../database/unless-taken.ts";
import { digest } from "../security/digest.ts";
import type { ServerContext } from "../server-context.ts";

export async function listRounds({ store }: ServerContext, organisationId: string): Promise<RoundsReply> {
  const { sound, damaged } = await allRounds(store.queries, organisationId, null);
  return { rounds: sound, damaged };
}

/** Throws `damagedRecord` when the round is there but can't be read. */
export async function findRound(queries: Queries, organisationId: string, roundId: string): Promise<Round | null> {
  const { sound, damaged } = await allRounds(queries, organisationId, roundId);
  if (damaged.length > 0) {
    throw damagedRecord("round");
  }
  return sound[0] ?? null;
}

/** `not-found`: the organisation has no such site. `already-exists`: it has a round whose name looks the same. */
export async function addRound(
  context: ServerContext,
  organisationId: string,
  round: NewRound,
): Promise<Result<Round, "malformed" | "not-found" | "already-exists">> {
  const distinct = new Set(round.siteIds).size === round.siteIds.length;
  if (!distinct || !isCivilDate(round.starts) || !isCivilDate(round.ends) || round.ends < round.starts) {
    return err("malformed");
  }
  const { store } = context;
  const work = store.queries.transaction();
  const insert = async (change: Change): Promise<Result<Round, "not-found">> => {
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
  };
  return unlessTaken(store, () => work.execute(insert));
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
      name_key: nameKey(name),
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

/** One round that can't be read takes no other one with it. */
async function allRounds(queries: Queries, organisationId: string, roundId: string | null) {
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
  return readRows(await rounds.execute(), Round, (row) => ({
    id: row.id,
    name: row.name,
    siteIds: places.filter(({ round_id }) => round_id === row.id).map(({ site_id }) => site_id),
    starts: row.starts,
    ends: row.ends,
    settings: JSON.parse(row.settings),
    questionnaire: JSON.parse(row.questionnaire),
    release: soundRelease(row),
  }));
}

/** The bytes of the release say whether they are still those that were published; throws when they are not. */
function soundRelease({ release, release_sha256 }: Selectable<RoundRow>): string | null {
  if (release !== null && digest(release) !== release_sha256) {
    throw damagedRecord("round");
  }
  return release;
}
