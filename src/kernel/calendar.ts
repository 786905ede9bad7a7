import type { Brand } from "./brand.ts";

/** A day in the civil calendar, `YYYY-MM-DD`, as the wall calendar of the waiting room shows it. No time, no zone. */
export type CivilDate = Brand<string, "CivilDate">;

/** A week of ISO 8601, for example `2026-W38`. */
export type IsoWeek = Brand<string, "IsoWeek">;

/** Before or after 12: the finest time that a contact may carry. */
export type HalfDay = "am" | "pm";

export function isCivilDate(text: string): text is CivilDate {
  const parts = parseCivilDate(text);
  return (
    parts !== null && parts.month >= 1 && parts.month <= 12 && parts.day >= 1 && parts.day <= daysInMonth(parts.year, parts.month)
  );
}

/** ISO 8601 week of a civil date, for example `2026-W38`: weeks start on Monday, week 1 holds the year's first Thursday. */
export function isoWeek(date: CivilDate): IsoWeek {
  const day = dayNumber(date);
  const thursday = day - weekday(day) + 3;
  const year = yearOfDay(thursday);
  const week = Math.floor((thursday - dayNumber(civilDate(year, 1, 1))) / 7) + 1;
  return `${String(year).padStart(4, "0")}-W${String(week).padStart(2, "0")}` as IsoWeek;
}

/** Whole days from the first date to the second; negative when the second is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The date so many days later; earlier when negative. */
export function addDays(date: CivilDate, days: number): CivilDate {
  // The same algorithms in the other direction: the date that a day number has.
  const shifted = dayNumber(date) + days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = yearOfEraFrom(dayOfEra);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return civilDate(year, month, dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1);
}

/** January is 1. */
export function civilDate(year: number, month: number, day: number): CivilDate {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}` as CivilDate;
}

function parseCivilDate(text: string): { year: number; month: number; day: number } | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match === null ? null : { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
function dayNumber(date: CivilDate): number {
  const parts = parseCivilDate(date);
  if (parts === null) {
    throw new RangeError("not a civil date");
  }
  const year = parts.month <= 2 ? parts.year - 1 : parts.year;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const monthFromMarch = (parts.month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + parts.day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Monday 0 … Sunday 6. 1970-01-01 was a Thursday. */
function weekday(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

function yearOfDay(day: number): number {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = yearOfEraFrom(dayOfEra);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  return yearOfEra + era * 400 + (dayOfYear >= 306 ? 1 : 0);
}

function yearOfEraFrom(dayOfEra: number): number {
  return Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) {
    return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  }
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
