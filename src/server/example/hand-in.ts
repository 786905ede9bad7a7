import { paddedLength } from "../../domain/response/size.ts";
import type { Recipient } from "../../domain/round/release.ts";
import type { HalfDay } from "../../kernel/calendar.ts";
import type { ItemId, RoundId } from "../../kernel/ids.ts";
import type { Round, Site } from "../../protocol/console/rounds.ts";
import type { SyncItem } from "../../protocol/device/item.ts";
import { encodeMark } from "../../protocol/device/mark.ts";
import { seal } from "../../sealing/seal.ts";
import type { User } from "../actor.ts";
import { HOUR, MINUTE } from "../clock.ts";
import { missingIds } from "../handing-in/missing-ids.ts";
import { digest } from "../kept-secrets/digest.ts";
import type { ServerContext } from "../server-context.ts";
import { momentOf, workingDays } from "./days.ts";
import { heldBack, meetAll } from "./met.ts";
import { type Sending, sendings } from "./sendings.ts";
import { hear, joinTablets } from "./tablets.ts";
import { DAY_COUNT, SILENT, type Visit } from "./visits.ts";

export type ExamplePlace = {
  readonly user: User;
  readonly round: Round;
  readonly sites: readonly Site[];
  readonly recipients: readonly Recipient[];
};

/** When the first tablet is heard of in a half-day: at lunch, and at the end of the shift. The others follow. */
const HEARD_AT: Readonly<Record<HalfDay, readonly [hour: number, minute: number]>> = { am: [11, 48], pm: [16, 10] };
const MINUTES_BETWEEN = 3;

/**
 * Every tablet of the example hands in what it met, half-day by half-day and at the times of those days, by the same
 * exchange as a real one. What the server has is not sealed and sent again.
 */
export async function handInAll(
  context: ServerContext,
  place: ExamplePlace,
  visits: readonly Visit[],
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const { round } = place;
  const met = meetAll(round, place.sites, visits);
  const planned = sendings(met, heldBack(met), round.settings.batchThreshold);
  const missing = await notYetHere(context, place, planned);
  if (missing.size === 0) {
    return;
  }
  const days = workingDays(round.starts, DAY_COUNT);
  const tablets = await joinTablets({ ...context, clock: () => momentOf(round.starts, 8, 15) }, place);
  const now = context.clock();
  const total = planned
    .flatMap(({ answers }) => answers)
    .filter(({ response }) => response !== null && missing.has(response.id)).length;
  const before = tablets.map(() => 0);
  let done = 0;
  onProgress(done, total);
  for (const { tablet, day, halfDay, marks, answers, kept } of planned) {
    const put = marks.map(({ mark }) => itemOf("mark", round.id, mark.id, encodeMark(mark))).filter(({ id }) => missing.has(id));
    const left = answers.flatMap(({ response }) => (response !== null && missing.has(response.id) ? [response] : []));
    for (const response of left) {
      const sealed = await seal(response, place.recipients, paddedLength(round.questionnaire));
      put.push(itemOf("sealed-answer", round.id, response.id, sealed));
      done += 1;
      onProgress(done, total);
    }
    const [hour, minute] = HEARD_AT[halfDay];
    // Today's are never heard of in times to come.
    const moment = Math.min(momentOf(days[day] ?? round.starts, hour, minute + tablet * MINUTES_BETWEEN), now - HOUR);
    await hear(context, tablets[tablet], moment, put, { sent: left.length, kept, before: before[tablet] ?? 0 });
    before[tablet] = (before[tablet] ?? 0) + answers.length;
  }
  for (const [position, tablet] of tablets.entries()) {
    if (position !== SILENT.tablet) {
      const moment = now - (tablets.length - position) * MINUTES_BETWEEN * MINUTE;
      await hear(context, tablet, moment, [], { sent: 0, kept: 0, before: before[position] ?? 0 });
    }
  }
}

async function notYetHere(
  { database }: ServerContext,
  { user }: ExamplePlace,
  planned: readonly Sending[],
): Promise<ReadonlySet<ItemId>> {
  const marks = planned.flatMap((sending) => sending.marks.map(({ mark }) => mark.id));
  const answers = planned.flatMap((sending) => sending.answers.flatMap(({ response }) => response?.id ?? []));
  return new Set(await database.read((read) => missingIds(read.of(user.organisationId), [...marks, ...answers])));
}

function itemOf(kind: SyncItem["kind"], roundId: RoundId, id: ItemId, bytes: string): SyncItem {
  return { id, sha256: digest(bytes), kind, roundId, bytes };
}
