import { isWeekOfRound, type RoundDates } from "../../domain/round/dates-of-round.ts";
import { addDays, type CivilDate, daysBetween, type IsoWeek, isoWeek } from "../../kernel/calendar.ts";

const WEEK = 7;

/**
 * The weeks in which a sheet of the round may have been answered, the first first; null alone where the round keeps no weeks.
 * Practice runs on any day, so today's week is one of its weeks.
 */
export function weeksOf(round: RoundDates, keepsWeek: boolean, today: CivilDate | null): readonly (IsoWeek | null)[] {
  if (!keepsWeek) {
    return [null];
  }
  const weeks = new Set<IsoWeek>();
  for (let date = round.starts; daysBetween(date, round.ends) > -WEEK; date = addDays(date, WEEK)) {
    const week = isoWeek(date);
    if (week <= isoWeek(round.ends)) {
      weeks.add(week);
    }
  }
  if (today !== null) {
    weeks.add(isoWeek(today));
  }
  return [...weeks].sort();
}

/** The week that is most likely: the present one where it is among them, else the last. */
export function likelyWeek(weeks: readonly (IsoWeek | null)[], today: CivilDate): IsoWeek | null {
  const present = isoWeek(today);
  return weeks.includes(present) ? present : (weeks.at(-1) ?? null);
}

/** The present week besides, where the round runs over. */
export function mayRunOver(round: RoundDates, today: CivilDate): boolean {
  return isWeekOfRound(isoWeek(today), round);
}
