import { releaseOfRound } from "../../domain/round/release-of-round.ts";
import { DEFAULT_SETTINGS } from "../../domain/round/settings.ts";
import { readOwnRelease } from "../../envelopes/signed-release.ts";
import { addDays } from "../../kernel/calendar.ts";
import { mintId, type OrganisationId, type RoundId } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { Round, Site } from "../../protocol/console/rounds.ts";
import { unwrapKeys } from "../../sealing/key-file.ts";
import { signRelease } from "../../sealing/release-signature.ts";
import type { Actor, User } from "../actor.ts";
import { organisationKeys } from "../keys/organisation-keys.ts";
import { may, notAllowed } from "../may.ts";
import { userOf } from "../organisations/sessions.ts";
import { hasRealOrganisation } from "../organisations/set-up.ts";
import { addSite, listSites } from "../organisations/sites.ts";
import { builtInQuestionnaire } from "../rounds/built-in.ts";
import { publishRound } from "../rounds/publish-round.ts";
import { addRound, findRound } from "../rounds/rounds.ts";
import type { ServerContext } from "../server-context.ts";
import { seededBytes, seededChance } from "./chance.ts";
import { firstDay } from "./days.ts";
import { hasFigures, publishFigures } from "./figures.ts";
import { handInAll } from "./hand-in.ts";
import { PRACTICE_PASSPHRASE, PRACTICE_QUESTIONNAIRE } from "./practice.ts";
import { DAY_COUNT, planVisits, SITES, type Visit } from "./visits.ts";
import { writeSheets } from "./waiting-room.ts";

/** `real-data`: an organisation of its own is set up here; `no-practice`: practice is off, or its key isn't the known one. */
export type ExampleFailure = "real-data" | "no-practice";
/** How many of the answers that had to be sealed are. */
export type Progress = (done: number, total: number) => void;

const ROUND_NAME = "Exempel: ekonomiskt bistånd";
const SEED = 829_672_412;
/** The round goes on for as long as it has lasted. */
const WEEKS_LEFT_DAYS = 14;

/** The one id that is known beforehand: by it the example is found again. */
const ROUND_ID = mintId<RoundId>(seededBytes(seededChance(SEED)));

/**
 * Fills practice with a made-up round, by the same functions that real sites, rounds, tablets and answers go through.
 * What is there already is left as it is, so that doing it again changes nothing, and goes on where it was cut short.
 */
export async function makeExample(
  actor: Actor,
  context: ServerContext,
  onProgress: Progress,
): Promise<Result<Round, ExampleFailure>> {
  if (!may(actor, "fill practice")) {
    throw notAllowed("fill practice");
  }
  if (await context.database.read(hasRealOrganisation)) {
    return err("real-data");
  }
  const user = await practiceUser(context);
  if (user === null) {
    return err("no-practice");
  }
  const sites = await exampleSites(user, context);
  const drafted = await exampleRound(user, context, sites);
  const round = await publish(user, context, drafted, sites);
  const signed = round === null || round.release === null ? null : await readOwnRelease(round.release, null);
  if (round === null || signed?.ok !== true) {
    return err("no-practice");
  }
  const place = { user, round, sites, recipients: signed.value.release.recipients };
  const visits = plan(round);
  await handInAll(context, place, visits, onProgress);
  await publishFigures(context, place, visits);
  await writeSheets(context, place);
  return ok(round);
}

/** The round, once everything in it has been handed in, its figures are given away and its sheets are written. */
export function findExample({ database }: ServerContext, organisationId: OrganisationId): Promise<Round | null> {
  return database.read(async (read) => {
    const own = read.of(organisationId);
    const round = await findRound(own, ROUND_ID);
    if (round === null || round.release === null) {
      return null;
    }
    const { marks } = await own
      .selectFrom("mark")
      .select(({ fn }) => fn.countAll().as("marks"))
      .where("round_id", "=", ROUND_ID)
      .executeTakeFirstOrThrow();
    return Number(marks) >= plan(round).length && (await hasFigures(own, ROUND_ID)) ? round : null;
  });
}

function plan({ questionnaire }: Round): readonly Visit[] {
  return planVisits(questionnaire, seededChance(SEED));
}

/** Whoever fills practice does it as the one who is everybody there. */
async function practiceUser({ database, settings }: ServerContext): Promise<User | null> {
  const practice = settings.practice ? await database.read((read) => read.across.practice()) : null;
  return practice === null ? null : userOf(practice);
}

async function exampleSites(user: User, context: ServerContext): Promise<readonly Site[]> {
  for (const name of SITES) {
    // One that is there from the last attempt stays.
    await addSite(user, context, { name });
  }
  const { sites } = await listSites(user, context);
  return SITES.flatMap((name) => sites.filter((site) => site.name === name));
}

/** Its last day of work so far is today, or the last working day; all other days follow from its first. */
async function exampleRound(user: User, context: ServerContext, sites: readonly Site[]): Promise<Round> {
  const present = await context.database.read((read) => findRound(read.of(user.organisationId), ROUND_ID));
  if (present !== null) {
    return present;
  }
  const starts = firstDay(context.clock(), DAY_COUNT);
  const added = await addRound(
    user,
    { ...context, randomBytes: seededBytes(seededChance(SEED)) },
    {
      name: ROUND_NAME,
      siteIds: sites.map(({ id }) => id),
      starts,
      ends: addDays(starts, 2 * WEEKS_LEFT_DAYS),
      settings: DEFAULT_SETTINGS,
      questionnaire: builtInQuestionnaire(PRACTICE_QUESTIONNAIRE),
    },
  );
  if (!added.ok) {
    throw new Error("the example's round is faulty");
  }
  return added.value;
}

/** Signed with the practice key, as the browser would; null when that isn't the key that everybody knows. */
async function publish(user: User, context: ServerContext, round: Round, sites: readonly Site[]): Promise<Round | null> {
  if (round.release !== null) {
    return round;
  }
  const keys = await context.database.read((read) => organisationKeys(read.of(user.organisationId)));
  const own = keys === null ? null : await unwrapKeys(keys.keyFile, PRACTICE_PASSPHRASE);
  if (keys === null || own?.ok !== true) {
    return null;
  }
  const organisation = { id: user.organisationId, name: user.organisationName, practice: true };
  const release = await signRelease(releaseOfRound(organisation, round, sites, keys), own.value.signing);
  const published = await publishRound(user, context, round.id, release);
  return published.ok ? published.value : null;
}
