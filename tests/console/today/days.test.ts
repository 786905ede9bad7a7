import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FieldworkGroup } from "../../../src/console/field/sums.ts";
import { daysOfRound, scaleOf } from "../../../src/console/today/days.ts";
import { NO_CONTACTS } from "../../../src/domain/tally/counts.ts";
import { addDays, type CivilDate } from "../../../src/kernel/calendar.ts";
import { asDate, asSiteId } from "../../support/brands.ts";

const group = (date: CivilDate, I = 1): FieldworkGroup => ({
  siteId: asSiteId("0a".repeat(16)),
  language: null,
  date,
  halfDay: "am",
  counts: { ...NO_CONTACTS, I },
});
/** A Monday. */
const STARTS = asDate("2026-09-14");
const ROUND = { starts: STARTS, ends: asDate("2026-09-25") };

describe("the days of a round", () => {
  test("are its working days, with what was counted on each, and today is told apart", () => {
    const days = daysOfRound([group(STARTS, 3), group(asDate("2026-09-22"), 5), group(STARTS, 4)], ROUND, asDate("2026-09-22"));
    expect(days.map(({ date }) => date.slice(8))).toEqual(["14", "15", "16", "17", "18", "21", "22", "23", "24", "25"]);
    expect(days.map(({ counts }) => counts.I)).toEqual([7, 0, 0, 0, 0, 0, 5, 0, 0, 0]);
    expect(days.map(({ when }) => when).join(" ")).toBe("past past past past past past today coming coming coming");
  });

  test("leave out no day on which somebody was met, be it a Sunday or before the round", () => {
    const days = daysOfRound([group(asDate("2026-09-20")), group(asDate("2026-09-11"))], ROUND, asDate("2026-09-22"));
    expect(days.map(({ date }) => date)).toEqual(expect.arrayContaining(["2026-09-11", "2026-09-20"]));
  });

  test("of a round of years are those around today, and none is there twice or out of order", () => {
    const dates = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 3000 }), fc.array(dates), (length, today, met) => {
        const groups = met.map((day) => group(addDays(STARTS, day)));
        const days = daysOfRound(groups, { starts: STARTS, ends: addDays(STARTS, length) }, addDays(STARTS, today));
        expect(days.length).toBeLessThanOrEqual(15);
        expect(days.map(({ date }) => date)).toEqual([...new Set(days.map(({ date }) => date))].sort());
      }),
    );
  });
});

test("the scale begins at 0, has few lines, and its last is no lower than the highest value", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), (highest) => {
      const scale = scaleOf(highest);
      expect(scale[0]).toBe(0);
      expect(scale.length).toBeLessThanOrEqual(4);
      expect(scale.at(-1)).toBeGreaterThanOrEqual(highest);
    }),
  );
});
