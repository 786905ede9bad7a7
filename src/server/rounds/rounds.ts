import { isCivilDate } from "../../kernel/calendar.ts";
import type { ReleaseHash } from "../../kernel/hashes.ts";
import { mintId, type RoundId } from "../../kernel/ids.ts";
import { nameKey } from "../../kernel/names.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { SignedRelease } from "../../kernel/signed-release.ts";
import { type ListedRound, type NewRound, Round, type RoundsReply } from "../../protocol/console/rounds.ts";
import type { Actor } from "../actor.ts";
import { damagedRecord, readRows } from "../database/damaged-record.ts";
import type { Tenant, TenantReading } from "../database/tenant.ts";
import { unlessTaken } from "../database/unless-taken.ts";
import { digest } from "../kept-secrets/digest.ts";
import { organisationFor } from "../may.ts";
import type { ServerContext } from "../server-context.ts";

export async function listRounds(actor: Actor, { database }: ServerContext): Promise<RoundsReply> {
  const organisationId = organisationFor(actor, "plan rounds");
  const { sound, damaged } = await database.read((read) => readRounds(read.of(organisationId), null));
  return { rounds: sound.map(listed), damaged };
}

/** Throws `damagedRecord` when the round is there but can't be read. */
export async function oneRound(actor: Actor, { database }: ServerContext, roundId: RoundId): Promise<Result<Round, "not-found">> {
  const organisationId = organisationFor(actor, "plan rounds");
  const round = await database.read((read) => findRound(read.of(organisationId), roundId));
  return round === null ? err("not-found") : ok(round);
}

/** Throws `damagedRecord` when the round is there but can't be read. */
export async function findRound(own: TenantReading, roundId: RoundId): Promise<Round | null> {
  const { sound, damaged } = await readRounds(own, roundId);
  if (damaged.length > 0) {
    throw damagedRecord("round");
  }
  return sound[0] ?? null;
}

/** `not-found`: the organisation has no such site. `already-exists`: it has a round whose name looks the same. */
export async function addRound(
  actor: Actor,
  { database, randomBytes }: ServerContext,
  round: NewRound,
): Promise<Result<Round, "malformed" | "not-found" | "already-exists">> {
  const organisationId = organisationFor(actor, "plan rounds");
  const distinct = new Set(round.siteIds).size === round.siteIds.length;
  if (!distinct || !isCivilDate(round.starts) || !isCivilDate(round.ends) || round.ends < round.starts) {
    return err("malformed");
  }
  return unlessTaken(database, async (change): Promise<Result<Round, "not-found">> => {
    const own = change.of(organisationId);
    const sites = await own.selectFrom("site").select("id").where("id", "in", round.siteIds).execute();
    if (sites.length !== round.siteIds.length) {
      return err("not-found");
    }
    const added: Round = { id: mintId(randomBytes), ...round, release: null };
    await insertRound(own, added);
    return ok(added);
  });
}

export async function insertRound(own: Tenant, { id, name, starts, ends, ...round }: Round): Promise<void> {
  const settings = JSON.stringify(round.settings);
  const questionnaire = JSON.stringify(round.questionnaire);
  await own
    .insertInto("round")
    .values({
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
    round_id: id,
    site_id: siteId,
    position,
  }));
  await own.insertInto("round_site").values(sites).execute();
}

/** One round that can't be read takes no other one with it. */
async function readRounds(own: TenantReading, roundId: RoundId | null) {
  let rounds = own.selectFrom("round").selectAll().orderBy("starts", "desc").orderBy("id");
  let sites = own.selectFrom("round_site").select(["round_id", "site_id"]).orderBy("position");
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

function listed({ id, name, siteIds, starts, ends, questionnaire, release }: Round): ListedRound {
  const { languages, title, version } = questionnaire;
  return {
    id,
    name,
    siteIds,
    starts,
    ends,
    languages: [...languages],
    title,
    asks: { id: questionnaire.id, version },
    published: release !== null,
  };
}

type StoredRelease = { readonly release: SignedRelease | null; readonly release_sha256: ReleaseHash | null };

/** The bytes of the release say whether they are still those that were published; throws when they are not. */
function soundRelease({ release, release_sha256 }: StoredRelease): SignedRelease | null {
  if (release !== null && digest(release) !== release_sha256) {
    throw damagedRecord("round");
  }
  return release;
}
