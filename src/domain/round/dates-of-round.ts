import { addDays, type CivilDate, daysBetween, type IsoWeek, isoWeek } from "../../kernel/calendar.ts";

/** First and last day of a round. */
export type RoundDates = { readonly starts: CivilDate; readonly ends: CivilDate };

/** A round may be begun early or run on for some days; a tablet whose clock is wrong is off by more, or by a year. */
const GRACE_DAYS = 7;

export function isDateOfRound(date: CivilDate, { starts, ends }: RoundDates): boolean {
  return daysBetween(starts, date) >= -GRACE_DAYS && daysBetween(date, ends) >= -GRACE_DAYS;
}

/** Whether an ISO week, `2026-W38`, has a day that may belong to the round. */
export function isWeekOfRound(week: IsoWeek, { starts, ends }: RoundDates): boolean {
  return week >= isoWeek(addDays(starts, -GRACE_DAYS)) && week <= isoWeek(addDays(ends, GRACE_DAYS));
}
