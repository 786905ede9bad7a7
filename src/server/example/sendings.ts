import type { HalfDay } from "../../kernel/calendar.ts";
import type { ItemId } from "../../kernel/ids.ts";
import type { Met } from "./met.ts";
import { DAY_COUNT, SILENT, TABLETS } from "./visits.ts";

/** What one tablet hands in at the end of a half-day, and how many answers wait on it afterwards. */
export type Sending = {
  readonly tablet: number;
  readonly day: number;
  readonly halfDay: HalfDay;
  readonly marks: readonly Met[];
  readonly answers: readonly Met[];
  readonly kept: number;
};

const HALF_DAYS: readonly HalfDay[] = ["am", "pm"];

/**
 * Marks leave at once. Answers leave together: from `threshold` on, and all of them at the end of a shift. Those in
 * `held` never do.
 */
export function sendings(met: readonly Met[], held: ReadonlySet<ItemId>, threshold: number): readonly Sending[] {
  return TABLETS.flatMap((_, tablet) => sendingsOf(tablet, met, held, threshold));
}

function sendingsOf(tablet: number, met: readonly Met[], held: ReadonlySet<ItemId>, threshold: number): readonly Sending[] {
  const days = tablet === SILENT.tablet ? SILENT.lastDay + 1 : DAY_COUNT;
  const sent: Sending[] = [];
  let waiting: Met[] = [];
  for (let day = 0; day < days; day++) {
    for (const halfDay of HALF_DAYS) {
      const marks = met.filter(({ visit }) => visit.tablet === tablet && visit.day === day && visit.halfDay === halfDay);
      waiting.push(...marks.filter(({ response }) => response !== null));
      const free = waiting.filter(({ response }) => response !== null && !held.has(response.id));
      const shiftEnds = halfDay === "pm" || day === DAY_COUNT - 1;
      const answers = shiftEnds || free.length >= threshold ? free : [];
      waiting = waiting.filter((one) => !answers.includes(one));
      if (marks.length > 0 || answers.length > 0) {
        sent.push({ tablet, day, halfDay, marks, answers, kept: waiting.length });
      }
    }
  }
  return sent;
}
