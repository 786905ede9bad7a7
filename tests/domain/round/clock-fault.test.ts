import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ClockFacts, clockFault, clocksAgree, outsideRound } from "../../../src/domain/round/clock-fault.ts";
import { isDateOfRound, isWeekOfRound } from "../../../src/domain/round/dates-of-round.ts";
import { addDays, isoWeek } from "../../../src/kernel/calendar.ts";
import { asDate } from "../../support/brands.ts";

const NOON = 29_800_000;
const DAY = 24 * 60;
const YEAR = 365 * DAY;
const facts = (changes: Partial<ClockFacts> = {}): ClockFacts => ({
  now: NOON,
  today: asDate("2026-09-14"),
  contact: { server: NOON, tablet: NOON },
  lastShift: asDate("2026-09-13"),
  ...changes,
});

describe("a clock", () => {
  test.each<[string, Partial<ClockFacts>, ReturnType<typeof clockFault>]>([
    ["that agrees with the server", {}, null],
    ["that nobody could compare yet", { contact: null, lastShift: null }, null],
    ["59 minutes ahead of the server", { contact: { server: NOON - 59, tablet: NOON } }, null],
    ["61 minutes ahead of the server", { contact: { server: NOON - 61, tablet: NOON } }, "server"],
    ["61 minutes behind the server", { contact: { server: NOON + 61, tablet: NOON } }, "server"],
    ["of the year 2000", { now: NOON - 26 * YEAR, contact: { server: NOON, tablet: NOON - 26 * YEAR } }, "server"],
    ["ten years ahead", { now: NOON + 10 * YEAR, contact: { server: NOON, tablet: NOON + 10 * YEAR } }, "server"],
    ["that went back after the last contact, with no network", { now: NOON - 26 * YEAR }, "server"],
    ["that stands before the last shift", { today: asDate("2026-09-12"), contact: null }, "last-shift"],
    ["on the day of the last shift", { today: asDate("2026-09-13"), contact: null }, null],
  ])("%s", (_what, changes, fault) => {
    expect(clockFault(facts(changes))).toBe(fault);
  });

  test("is right again as soon as it was set right, also before the next contact", () => {
    const minutes = fc.integer({ min: 61, max: 30 * YEAR });
    fc.assert(
      fc.property(minutes, fc.boolean(), fc.nat({ max: 600 }), (off, isAhead, later) => {
        const tablet = isAhead ? NOON + off : NOON - off;
        const contact = { server: NOON, tablet };
        expect(clockFault(facts({ now: tablet, contact }))).toBe("server");
        const mended = NOON + Math.min(later, off - 1);
        expect(clockFault(facts({ now: mended, contact }))).toBe(null);
      }),
    );
  });

  test("that was right at the last contact is never called wrong for time that passed", () => {
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 60 }), fc.nat({ max: 100 * DAY }), (off, passed) => {
        const contact = { server: NOON, tablet: NOON + off };
        expect(clocksAgree(contact)).toBe(true);
        expect(clockFault(facts({ now: NOON + off + passed, contact }))).toBe(null);
      }),
    );
  });
});

describe("the dates of a round", () => {
  const round = { starts: asDate("2026-09-14"), ends: asDate("2026-10-09") };

  test("are kept by shifts to the day", () => {
    const days = [asDate("2026-09-13"), asDate("2026-09-14"), asDate("2026-10-09"), asDate("2026-10-10")];
    expect(days.map((day) => outsideRound(day, round))).toEqual(["not-begun", null, null, "over"]);
  });

  test("have a week's grace for what came", () => {
    const days = [asDate("2026-09-06"), asDate("2026-09-07"), asDate("2026-10-16"), asDate("2026-10-17")];
    expect(days.map((day) => isDateOfRound(day, round))).toEqual([false, true, true, false]);
  });

  test("give the weeks: a week is the round's when one of its days may be", () => {
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 60 }), fc.nat({ max: 40 }), (offset, length) => {
        const dates = { starts: round.starts, ends: addDays(round.starts, length) };
        const week = isoWeek(addDays(round.starts, offset));
        const monday = Array.from({ length: 7 }, (_, day) => addDays(round.starts, offset + day - 6)).find(
          (day) => isoWeek(day) === week && isoWeek(addDays(day, -1)) !== week,
        );
        const ofWeek = Array.from({ length: 7 }, (_, day) => addDays(monday ?? round.starts, day));
        expect(isWeekOfRound(week, dates)).toBe(ofWeek.some((day) => isDateOfRound(day, dates)));
      }),
    );
  });
});
