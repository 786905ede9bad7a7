import { type CivilDate, civilDate } from "../kernel/calendar.ts";

/** Milliseconds since 1970-01-01 UTC. An argument everywhere, so that tests turn the hands. */
export type Clock = () => number;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** ISO 8601 in UTC, cut to the minute: the finest time that is ever stored of what tablets do. */
export function minuteOf(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 16)}Z`;
}

/** The date on the wall calendar where the server stands, so many days later. */
export function civilDateAfter(moment: number, days: number): CivilDate {
  const date = new Date(moment);
  date.setDate(date.getDate() + days);
  return civilDate(date.getFullYear(), date.getMonth() + 1, date.getDate());
}
