import { localeOf } from "../../i18n/locales.ts";
import { isCivilDate } from "../../kernel/calendar.ts";

/** A civil date with its weekday, without the year, where a period with its year stands near: `mån 14 sep.` */
export function formatWeekday(date: string, language: string): string {
  const format = { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" } as const;
  return isCivilDate(date) ? formatter(language, format).format(noonOf(date)) : date;
}

/** A period, with what both ends share written once. */
export function formatPeriod(starts: string, ends: string, language: string): string {
  if (!isCivilDate(starts) || !isCivilDate(ends) || starts > ends) {
    return `${starts} – ${ends}`;
  }
  const format = formatter(language, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  return format.formatRange(noonOf(starts), noonOf(ends));
}

/** A moment in the coordinator's own time zone, to the minute. */
export function formatMoment(iso: string, language: string): string {
  return formatted(iso, language, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
}

export function formatTime(iso: string, language: string): string {
  return formatted(iso, language, { hour: "2-digit", minute: "2-digit" });
}

/** The date on the coordinator's own calendar. */
export function civilDateOf(moment: Date): string {
  const twoDigits = (value: number): string => String(value).padStart(2, "0");
  return `${moment.getFullYear()}-${twoDigits(moment.getMonth() + 1)}-${twoDigits(moment.getDate())}`;
}

function formatted(iso: string, language: string, options: Intl.DateTimeFormatOptions): string {
  const moment = new Date(iso);
  return Number.isNaN(moment.getTime()) ? iso : formatter(language, options).format(moment);
}

function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(localeOf(language).format, options);
}

function noonOf(date: string): Date {
  return new Date(`${date}T12:00:00Z`);
}
