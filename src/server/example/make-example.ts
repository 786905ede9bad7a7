import builtIn from "../../domain/questionnaire/built-in/financial-assistance.json" with { type: "json" };
import { releaseOfRound } from "../../domain/round/release-of-round.ts";
import { DEFAULT_SETTINGS } from "../../domain/round/settings.ts";
import { mintId } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { Round, Site } from "../../protocol/console/rounds.ts";
import { readQuestionnaire } from "../../protocol/questionnaire-document.ts";
import { readRelease } from "../../protocol/release.ts";
import { unwrapKeys } from "../../sealing/key-file.ts";
import { signRelease, verifyRelease } from "../../sealing/release-signature.ts";
import { organisationKeys } from "../administration/organisation-keys.ts";
import { publishRound } from "../administration/publish-round.ts";
import { addRound, findRound } from "../administration/rounds.ts";
import { hasRealOrganisation } from "../administration/set-up.ts";
import { addSite, listSites } from "../administration/sites.ts";
import type { Queries } from "../database/tables.ts";
import { PRACTICE_PASSPHRASE } from "../practice.ts";
import type { Session } from "../security/sessions.ts";
import type { ServerContext } from "../server-context.ts";
import { seededBytes, seededChance } from "./chance.ts";
import { addDays, firstDay } from "./days.ts";
import { handInAll } from "./hand-in.ts";
import { DAY_COUNT, planVisits, SITES, type Visit } from "./visits.ts";

/** `real-data`: an organisation of its own is set up here; `no-practice`: practice is off, or its key isn't the known one. */
export type ExampleFailure = "real-data" | "no-practice";
/** How many of the answers that had to be sealed are. */
export type Progress = (done: number, total: number) => void;

const ROUND_NAME = "Exempel: ekonomiskt bistånd";
const SEED = 829_672_412;
/** The round goes on for as long as it has lasted. */
const WEEKS_LEFT_DAYS = 14;

/** The one id that is known beforehand: by it the example is found again. */
const ROUND_ID = mintId(seededBytes(seededChance(SEED)));

/**
 * Fills practice with a made-up round, by the same functions that real sites, rounds, tablets and answers go through.
 * What is there already is left as it is, so that doing it again changes nothing, and goes on where it was cut short.
 */
export async function makeExample(context: ServerContext, onProgress: Progress): Promise<Result<Round, ExampleFailure>> {
  const { queries } = context.store;
  if (await hasRealOrganisation(queries)) {
    return err("real-data");
  }
  const session = await practiceSession(context);
  if (session === null) {
    return err("no-practice");
  }
  const sites = await exampleSites(context, session.organisationId);
  const drafted = await exampleRound(context, session.organisationId, sites);
  const round = await publish(context, session, drafted, sites);
  const verified = round === null || round.release === null ? null : await verifyRelease(round.release, null);
  const release = verified?.ok === true ? readRelease(verified.value.content) : null;
  if (round === null || release?.ok !== true) {
    return err("no-practice");
  }
  const place = { organisationId: session.organisationId, round, sites, recipients: release.value.recipients };
  await handInAll(context, place, plan(round), onProgress);
  return ok(round);
}

/** The round, once everything in it has been handed in. */
export async function findExample({ queries }: { queries: Queries }, organisationId: string): Promise<Round | null> {
  const round = await findRound(queries, organisationId, ROUND_ID);
  if (round === null || round.release === null) {
    return null;
  }
  const { marks } = await queries
    .selectFrom("mark")
    .select(({ fn }) => fn.countAll().as("marks"))
    .where("organisation_id", "=", organisationId)
    .where("round_id", "=", ROUND_ID)
    .executeTakeFirstOrThrow();
  return Number(marks) >= plan(round).length ? round : null;
}

function plan({ questionnaire }: Round): readonly Visit[] {
  return planVisits(questionnaire, seededChance(SEED));
}

async function practiceSession({ store, practiceOffered }: ServerContext): Promise<Session | null> {
  const row = await store.queries
    .selectFrom("organisation")
    .innerJoin("coordinator", "coordinator.organisation_id", "organisation.id")
    .select(["organisation.id", "organisation.name", "coordinator.name as userName"])
    .where("organisation.practice", "=", 1)
    .executeTakeFirst();
  return row === undefined || !practiceOffered
    ? null
    : { organisationId: row.id, organisationName: row.name, practice: true, userName: row.userName };
}

async function exampleSites(context: ServerContext, organisationId: string): Promise<readonly Site[]> {
  for (const name of SITES) {
    // One that is there from the last attempt stays.
    await addSite(context, organisationId, { name });
  }
  const { sites } = await listSites(context, organisationId);
  return SITES.flatMap((name) => sites.filter((site) => site.name === name));
}

/** Its last day of work so far is today, or the last working day; all other days follow from its first. */
async function exampleRound(context: ServerContext, organisationId: string, sites: readonly Site[]): Promise<Round> {
  const present = await findRound(context.store.queries, organisationId, ROUND_ID);
  if (present !== null) {
    return present;
  }
  const questionnaire = readQuestionnaire(builtIn);
  if (!questionnaire.ok) {
    throw new Error("the built-in questionnaire is faulty");
  }
  const starts = firstDay(context.clock(), DAY_COUNT);
  const added = await addRound({ ...context, randomBytes: seededBytes(seededChance(SEED)) }, organisationId, {
    name: ROUND_NAME,
    siteIds: sites.map(({ id }) => id),
    starts,
    ends: addDays(starts, 2 * WEEKS_LEFT_DAYS),
    settings: DEFAULT_SETTINGS,
    questionnaire: questionnaire.value,
  });
  if (!added.ok) {
    throw new Error("the example's round is faulty");
  }
  return added.value;
}

/** Signed with the practice key, as the browser would; null when that isn't the key that everybody knows. */
async function publish(context: ServerContext, session: Session, round: Round, sites: readonly Site[]): Promise<Round | null> {
  if (round.release !== null) {
    return round;
  }
  const keys = await organisationKeys(context.store.queries, session.organisationId);
  const own = keys === null ? null : await unwrapKeys(keys.keyFile, PRACTICE_PASSPHRASE);
  if (keys === null || own?.ok !== true) {
    return null;
  }
  const organisation = { id: session.organisationId, name: session.organisationName, practice: true };
  const release = await signRelease(releaseOfRound(organisation, round, sites, keys), own.value.signing);
  const published = await publishRound(context, session, round.id, release);
  return published.ok ? published.value : null;
}
