import type { RoundDates } from "../../domain/round/dates-of-round.ts";
import { addCounts, type Counts, NO_CONTACTS } from "../../domain/tally/counts.ts";
import { addDays, type CivilDate } from "../../kernel/calendar.ts";
import type { FieldworkGroup } from "../field/sums.ts";

/** `coming`: its turn has not come. */
export type Day = { readonly date: CivilDate; readonly counts: Counts; readonly when: "past" | "today" | "coming" };

/** The most days that one picture shows: three weeks of work. */
const MOST_DAYS = 15;
/** How much of the picture is left for what comes. */
const MOST_COMING = 4;

/**
 * The days of a round, each with its counts: working days, and those on which somebody was met all the same. Of a long round
 * the days around today, or the last ones when it is over. Holidays are not known.
 */
export function daysOfRound(groups: readonly FieldworkGroup[], { starts, ends }: RoundDates, today: CivilDate): readonly Day[] {
  const counts = new Map<CivilDate, Counts>();
  for (const group of groups) {
    counts.set(group.date, addCounts(counts.get(group.date) ?? NO_CONTACTS, group.counts));
  }
  const dayOf = (date: CivilDate): Day => ({
    date,
    counts: counts.get(date) ?? NO_CONTACTS,
    when: date === today ? "today" : date < today ? "past" : "coming",
  });
  // A tablet may have begun early or run on: what was counted then is shown, too.
  const met = [...counts.keys()].filter((date) => date < starts || date > ends);
  const around = today < starts ? starts : today > ends ? ends : today;
  const within = [...datesFrom(around, -1, starts), ...datesFrom(addDays(around, 1), 1, ends)];
  const shown = [...new Set([...met, ...within])].filter((date) => isWorkingDay(date) || counts.has(date)).sort();
  const next = shown.findIndex((date) => date > around);
  const end = next < 0 ? shown.length : Math.min(shown.length, Math.max(next + MOST_COMING, MOST_DAYS));
  return shown.slice(Math.max(0, end - MOST_DAYS), end).map(dayOf);
}

/** Enough dates in one direction, up to the limit, that the picture would be full of them. */
function datesFrom(first: CivilDate, step: 1 | -1, limit: CivilDate): readonly CivilDate[] {
  const dates: CivilDate[] = [];
  for (
    let date = first;
    dates.length < 2 * MOST_DAYS && (step === 1 ? date <= limit : date >= limit);
    date = addDays(date, step)
  ) {
    dates.push(date);
  }
  return dates;
}

function isWorkingDay(date: CivilDate): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The lines of the scale: 0, and two or three round numbers up to the highest or above it. */
export function scaleOf(highest: number): readonly number[] {
  const steps = [1, 2, 5]
    .flatMap((step) => [1, 10, 100, 1000, 10_000, 100_000].map((power) => step * power))
    .sort((a, b) => a - b);
  const step = steps.find((one) => one * 3 >= highest) ?? Math.max(1, highest);
  const count = Math.max(1, Math.ceil(highest / step));
  return Array.from({ length: count + 1 }, (_, line) => line * step);
}
