import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type CivilDate, daysBetween, isCivilDate, isoWeek } from "../../src/kernel/calendar.ts";
import { asDate, asWeek } from "../support/brands.ts";

const DAY = 24 * 60 * 60 * 1000;

function civil(date: Date): CivilDate {
  return asDate(date.toISOString().slice(0, 10));
}

/** The definition itself: the week belongs to the year of its Thursday, and is that year's nth Thursday. */
function weekByThursdays(date: Date): string {
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * DAY);
  let first = new Date(Date.UTC(2000, 0, 1));
  first.setUTCFullYear(thursday.getUTCFullYear());
  while (first.getUTCDay() !== 4) {
    first = new Date(first.getTime() + DAY);
  }
  const week = Math.round((thursday.getTime() - first.getTime()) / (7 * DAY)) + 1;
  return `${String(thursday.getUTCFullYear()).padStart(4, "0")}-W${String(week).padStart(2, "0")}`;
}

describe("the week that a response carries", () => {
  test.each([
    [asDate("1970-01-01"), asWeek("1970-W01")],
    [asDate("1999-12-31"), asWeek("1999-W52")],
    [asDate("2000-01-01"), asWeek("1999-W52")],
    [asDate("2004-12-31"), asWeek("2004-W53")],
    [asDate("2005-01-01"), asWeek("2004-W53")],
    [asDate("2005-01-02"), asWeek("2004-W53")],
    [asDate("2005-12-31"), asWeek("2005-W52")],
    [asDate("2006-01-01"), asWeek("2005-W52")],
    [asDate("2006-01-02"), asWeek("2006-W01")],
    [asDate("2008-12-28"), asWeek("2008-W52")],
    [asDate("2008-12-29"), asWeek("2009-W01")],
    [asDate("2009-12-31"), asWeek("2009-W53")],
    [asDate("2010-01-03"), asWeek("2009-W53")],
    [asDate("2012-02-29"), asWeek("2012-W09")],
    [asDate("2015-12-31"), asWeek("2015-W53")],
    [asDate("2016-01-03"), asWeek("2015-W53")],
    [asDate("2016-01-04"), asWeek("2016-W01")],
    [asDate("2018-12-31"), asWeek("2019-W01")],
    [asDate("2020-12-27"), asWeek("2020-W52")],
    [asDate("2020-12-28"), asWeek("2020-W53")],
    [asDate("2020-12-31"), asWeek("2020-W53")],
    [asDate("2021-01-01"), asWeek("2020-W53")],
    [asDate("2021-01-03"), asWeek("2020-W53")],
    [asDate("2021-01-04"), asWeek("2021-W01")],
    [asDate("2024-12-29"), asWeek("2024-W52")],
    [asDate("2024-12-30"), asWeek("2025-W01")],
    [asDate("2026-01-01"), asWeek("2026-W01")],
    [asDate("2026-09-13"), asWeek("2026-W37")],
    [asDate("2026-09-14"), asWeek("2026-W38")],
    [asDate("2026-09-20"), asWeek("2026-W38")],
    [asDate("2026-09-21"), asWeek("2026-W39")],
    [asDate("2026-12-31"), asWeek("2026-W53")],
    [asDate("2027-01-03"), asWeek("2026-W53")],
    [asDate("2027-01-04"), asWeek("2027-W01")],
    [asDate("2100-02-28"), asWeek("2100-W08")],
    [asDate("2100-03-01"), asWeek("2100-W09")],
  ])("%s is in %s", (date, week) => {
    expect(isoWeek(date)).toBe(week);
  });

  test("is right for every day from 1900 to 2200", () => {
    for (let time = Date.UTC(1900, 0, 1); time < Date.UTC(2200, 0, 1); time += DAY) {
      const date = new Date(time);
      const week = isoWeek(civil(date));
      if (week !== weekByThursdays(date)) {
        expect(`${civil(date)} ${week}`).toBe(`${civil(date)} ${weekByThursdays(date)}`);
      }
    }
    expect(isoWeek(asDate("2199-12-31"))).toBe(asWeek("2200-W01"));
  });

  test("is right for random days of any four-digit year", () => {
    const day = fc.date({ min: new Date(asDate("0002-01-01")), max: new Date(asDate("9998-12-31")), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const midnight = new Date(`${civil(date)}T00:00:00Z`);
        expect(isoWeek(civil(midnight))).toBe(weekByThursdays(midnight));
      }),
      { numRuns: 3000 },
    );
  });

  test("a week is one word for seven days, from Monday to Sunday", () => {
    const week = ["14", "15", "16", "17", "18", "19", "20"].map((day) => isoWeek(asDate(`2026-09-${day}`)));
    expect(new Set(week)).toEqual(new Set([asWeek("2026-W38")]));
  });

  test("what is no date has no week", () => {
    expect(() => isoWeek(asDate("14 september"))).toThrow(RangeError);
  });
});

describe("a civil date", () => {
  test.each([
    asDate("2026-09-14"),
    asDate("2024-02-29"),
    asDate("2000-02-29"),
    asDate("2026-12-31"),
    asDate("0001-01-01"),
    asDate("9999-12-31"),
  ])("%s is one", (text) => {
    expect(isCivilDate(text)).toBe(true);
  });

  test.each([
    "",
    "2026-9-14",
    "2026-09-14T08:00",
    " 2026-09-14",
    "2026-09-14\n",
    "20260914",
    "14/09/2026",
    asDate("2026-00-10"),
    asDate("2026-13-01"),
    asDate("2026-09-00"),
    asDate("2026-09-31"),
    asDate("2025-02-29"),
    asDate("1900-02-29"),
    asDate("2100-02-29"),
    asDate("٢٠٢٦-٠٩-١٤"),
  ])("%j is none", (text) => {
    expect(isCivilDate(text)).toBe(false);
  });

  test("agrees with JavaScript's own calendar about every day and month", () => {
    const part = (max: number): fc.Arbitrary<string> => fc.nat({ max }).map((value) => String(value).padStart(2, "0"));
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), part(14), part(33), (year, month, day) => {
        const text = `${year}-${month}-${day}`;
        const parsed = new Date(`${text}T00:00:00Z`);
        const exists = !Number.isNaN(parsed.getTime()) && civil(parsed) === text;
        expect(isCivilDate(text)).toBe(exists);
      }),
      { numRuns: 3000 },
    );
  });
});

describe("days between two dates", () => {
  test.each([
    [asDate("2026-09-14"), asDate("2026-09-14"), 0],
    [asDate("2026-09-14"), asDate("2026-10-09"), 25],
    [asDate("2026-10-09"), asDate("2026-09-14"), -25],
    [asDate("2024-02-28"), asDate("2024-03-01"), 2],
    [asDate("2025-02-28"), asDate("2025-03-01"), 1],
    [asDate("1999-12-31"), asDate("2000-01-01"), 1],
    [asDate("1900-01-01"), asDate("2000-01-01"), 36_524],
    // Clocks change on 2026-10-25; days don't.
    [asDate("2026-10-24"), asDate("2026-10-26"), 2],
  ])("from %s to %s are %i", (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });

  test("are as many as JavaScript's own calendar counts", () => {
    const day = fc.date({ min: new Date(asDate("0001-01-01")), max: new Date(asDate("9999-12-31")), noInvalidDate: true });
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [from, to] = [civil(one), civil(other)];
        expect(daysBetween(from, to)).toBe((Date.parse(to) - Date.parse(from)) / DAY);
      }),
      { numRuns: 3000 },
    );
  });
});

test("the date so many days later is the one from which so many lead back, and has the form of one", () => {
  const day = fc.date({ min: new Date(asDate("0400-01-01")), max: new Date(asDate("9000-12-31")), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.integer({ min: -100_000, max: 100_000 }), (one, days) => {
      const from = civil(one);
      const to = addDays(from, days);
      expect(to).toBe(civil(new Date(Date.parse(from) + days * DAY)));
      expect(daysBetween(from, to)).toBe(days);
    }),
    { numRuns: 3000 },
  );
});
