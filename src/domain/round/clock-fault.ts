import type { CivilDate } from "../../kernel/calendar.ts";
import type { RoundDates } from "./dates-of-round.ts";

/** What both clocks showed when tablet and server were last in contact, in minutes since 1970. */
export type ClocksAtContact = { readonly server: number; readonly tablet: number };

export type ClockFacts = {
  /** The tablet's clock now, in minutes since 1970, and its date. */
  readonly now: number;
  readonly today: CivilDate;
  readonly contact: ClocksAtContact | null;
  readonly lastShift: CivilDate | null;
};

/** How the tablet is known to show a wrong time: from the server, or since a shift was on a later day already. */
export type ClockFault = "server" | "last-shift";

/** A clock may be off by so much: it dates whole days, and most that are wrong are wrong by years. */
const TOLERATED_MINUTES = 60;

/**
 * What can be known of the tablet's clock, also without a network: it can't stand before a time that has been already,
 * and one that ran ahead at the last contact still does until it was set back.
 */
export function clockFault({ now, today, contact, lastShift }: ClockFacts): ClockFault | null {
  if (contact !== null) {
    const ahead = contact.tablet - contact.server;
    const stillAhead = ahead > TOLERATED_MINUTES && now >= contact.tablet;
    // One that was behind has been set right when it shows at least what the server showed then.
    const tolerated = ahead < -TOLERATED_MINUTES ? 0 : TOLERATED_MINUTES;
    if (stillAhead || now < contact.server - tolerated) {
      return "server";
    }
  }
  return lastShift !== null && today < lastShift ? "last-shift" : null;
}

/** Whether the clocks agreed at the last contact. */
export function clocksAgree({ server, tablet }: ClocksAtContact): boolean {
  return Math.abs(tablet - server) <= TOLERATED_MINUTES;
}

/** Why no shift may run on this day. */
export function outsideRound(today: CivilDate, { starts, ends }: RoundDates): "not-begun" | "over" | null {
  return today < starts ? "not-begun" : today > ends ? "over" : null;
}
