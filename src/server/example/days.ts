import { addDays, type CivilDate } from "../../kernel/calendar.ts";
import { civilDateAfter } from "../clock.ts";

/** Before this hour nobody has been asked yet today. */
const OPENS_AT = 9;

/** The first of so many working days, the last of which is today, or the latest one that has begun. */
export function firstDay(now: number, count: number): CivilDate {
  let day = civilDateAfter(now, new Date(now).getHours() < OPENS_AT ? -1 : 0);
  for (let left = count; ; day = addDays(day, -1)) {
    left -= isWorkingDay(day) ? 1 : 0;
    if (left === 0) {
      return day;
    }
  }
}

/** The working days from this one on. Holidays are not known. */
export function workingDays(from: CivilDate, count: number): readonly CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = from; days.length < count; day = addDays(day, 1)) {
    if (isWorkingDay(day)) {
      days.push(day);
    }
  }
  return days;
}

/** Milliseconds since 1970, of a time of day where the server stands. */
export function momentOf(date: CivilDate, hour: number, minute: number): number {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return new Date(year, month - 1, day, hour, minute).getTime();
}

function isWorkingDay(date: CivilDate): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
