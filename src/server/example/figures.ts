import { dispositionOf } from "../../domain/disposition/disposition.ts";
import { addCounts, NO_CONTACTS } from "../../domain/tally/counts.ts";
import { hashOfAnswers } from "../../envelopes/answers-hash.ts";
import type { RoundId } from "../../kernel/ids.ts";
import { sheetOf, splitOf } from "../../protocol/figures-of-round.ts";
import type { TenantReading } from "../database/tenant.ts";
import { addPublication, listPublications } from "../publications/publications.ts";
import type { ServerContext } from "../server-context.ts";
import type { ExamplePlace } from "./hand-in.ts";
import { heldBack, meetAll } from "./met.ts";
import type { Visit } from "./visits.ts";

/** Gives away the sheet and the table by site, of what was handed in, as a coordinator does who has opened it. */
export async function publishFigures(context: ServerContext, place: ExamplePlace, visits: readonly Visit[]): Promise<void> {
  const { user, round, sites } = place;
  const met = meetAll(round, sites, visits);
  const kept = heldBack(met);
  const responses = met.flatMap(({ response }) => (response === null || kept.has(response.id) ? [] : [response]));
  const strokes = met.map(({ mark }) => ({ ...NO_CONTACTS, [dispositionOf(mark.outcome)]: 1 })).reduce(addCounts, NO_CONTACTS);
  const answers = await hashOfAnswers(responses);
  const published = async () => (await listPublications(user, context, round.id)).publications;
  const give = async (figures: Parameters<typeof addPublication>[3]["figures"], beside: ("sheet" | "sites")[]): Promise<void> => {
    // What was given away at the last attempt stays.
    await addPublication(user, context, round.id, { answers, beside, figures });
  };
  await give(sheetOf(round, responses, strokes), []);
  await give(splitOf(round, responses, "sites", await published()), ["sheet"]);
}

/** Whether they are given away, and something is written for a waiting room. */
export async function hasFigures(own: TenantReading, roundId: RoundId): Promise<boolean> {
  const rows = await own.selectFrom("publication").select("shown").where("round_id", "=", roundId).execute();
  const written = await own.selectFrom("feedback_sheet").select("revision").where("round_id", "=", roundId).execute();
  return written.length > 0 && (["sheet", "sites"] as const).every((table) => rows.some(({ shown }) => shown === table));
}
