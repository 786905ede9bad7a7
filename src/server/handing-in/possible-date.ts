import { isDateOfRound, type RoundDates } from "../../domain/round/dates-of-round.ts";
import type { Mark } from "../../domain/tally/mark.ts";
import { type CivilDate, daysBetween } from "../../kernel/calendar.ts";

/**
 * Whether a mark can be of the round. One that takes another back has no date, and goes with the other. `dates`: null where
 * they don't bind; `tomorrow`: the latest that a mark can have, where the tablet's clock is right.
 */
export function hasPossibleDate(mark: Mark, dates: RoundDates | null, tomorrow: CivilDate): boolean {
  return mark.kind === "void" || dates === null || (isDateOfRound(mark.date, dates) && daysBetween(mark.date, tomorrow) >= 0);
}
