import type { RoundDates } from "../../domain/round/dates-of-round.ts";
import { keptFormat } from "../../i18n/kept-format.ts";
import { type CivilDate, civilDate, isCivilDate } from "../../kernel/calendar.ts";
import type { Language } from "../../kernel/language.ts";

const WEEKDAY = dateFormat({ weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });
const DAY = dateFormat({ weekday: "long", day: "numeric", month: "long" });
const WEEKDAY_ALONE = dateFormat({ weekday: "short", timeZone: "UTC" });
const PERIOD = dateFormat({ day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const MOMENT = dateFormat({ day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
const TIME = dateFormat({ hour: "2-digit", minute: "2-digit" });

/** A civil date with its year: `14 sep. 2026`. */
export function formatDate(date: CivilDate, language: Language): string {
  return isCivilDate(date) ? PERIOD(language).format(noonOf(date)) : date;
}

/** A civil date with its weekday, without the year, where a period with its year stands near: `mån 14 sep.` */
export function formatWeekday(date: CivilDate, language: Language): string {
  return isCivilDate(date) ? WEEKDAY(language).format(noonOf(date)) : date;
}

/** A weekday alone, where its date stands beside it: `mån`. */
export function formatWeekdayAlone(date: CivilDate, language: Language): string {
  return isCivilDate(date) ? WEEKDAY_ALONE(language).format(noonOf(date)) : "";
}

/** A day on the coordinator's own calendar, in full: `tisdag 22 september`. */
export function formatDay(moment: Date, language: Language): string {
  return DAY(language).format(moment);
}

/** A period, with what both ends share written once. */
export function formatPeriod({ starts, ends }: RoundDates, language: Language): string {
  if (!isCivilDate(starts) || !isCivilDate(ends) || starts > ends) {
    return `${starts} – ${ends}`;
  }
  return PERIOD(language).formatRange(noonOf(starts), noonOf(ends));
}

/** A moment in the coordinator's own time zone, to the minute. */
export function formatMoment(iso: string, language: Language): string {
  return formatted(iso, MOMENT(language));
}

export function formatTime(iso: string, language: Language): string {
  return formatted(iso, TIME(language));
}

/** The date on the coordinator's own calendar. */
export function civilDateOf(moment: Date): CivilDate {
  return civilDate(moment.getFullYear(), moment.getMonth() + 1, moment.getDate());
}

function formatted(iso: string, format: Intl.DateTimeFormat): string {
  const moment = new Date(iso);
  return Number.isNaN(moment.getTime()) ? iso : format.format(moment);
}

function dateFormat(options: Intl.DateTimeFormatOptions): (language: Language) => Intl.DateTimeFormat {
  return keptFormat((locale) => new Intl.DateTimeFormat(locale, options));
}

function noonOf(date: CivilDate): Date {
  return new Date(`${date}T12:00:00Z`);
}
