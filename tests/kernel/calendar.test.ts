import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween, isCivilDate, isoWeek } from "../../src/kernel/calendar.ts";

const DAY = 24 * 60 * 60 * 1000;

function civil(date: Date): string {
  return date.toISOString().slice(0, 10);
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
    ["1970-01-01", "1970-W01"],
    ["1999-12-31", "1999-W52"],
    ["2000-01-01", "1999-W52"],
    ["2004-12-31", "2004-W53"],
    ["2005-01-01", "2004-W53"],
    ["2005-01-02", "2004-W53"],
    ["2005-12-31", "2005-W52"],
    ["2006-01-01", "2005-W52"],
    ["2006-01-02", "2006-W01"],
    ["2008-12-28", "2008-W52"],
    ["2008-12-29", "2009-W01"],
    ["2009-12-31", "2009-W53"],
    ["2010-01-03", "2009-W53"],
    ["2012-02-29", "2012-W09"],
    ["2015-12-31", "2015-W53"],
    ["2016-01-03", "2015-W53"],
    ["2016-01-04", "2016-W01"],
    ["2018-12-31", "2019-W01"],
    ["2020-12-27", "2020-W52"],
    ["2020-12-28", "2020-W53"],
    ["2020-12-31", "2020-W53"],
    ["2021-01-01", "2020-W53"],
    ["2021-01-03", "2020-W53"],
    ["2021-01-04", "2021-W01"],
    ["2024-12-29", "2024-W52"],
    ["2024-12-30", "2025-W01"],
    ["2026-01-01", "2026-W01"],
    ["2026-09-13", "2026-W37"],
    ["2026-09-14", "2026-W38"],
    ["2026-09-20", "2026-W38"],
    ["2026-09-21", "2026-W39"],
    ["2026-12-31", "2026-W53"],
    ["2027-01-03", "2026-W53"],
    ["2027-01-04", "2027-W01"],
    ["2100-02-28", "2100-W08"],
    ["2100-03-01", "2100-W09"],
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
    expect(isoWeek("2199-12-31")).toBe("2200-W01");
  });

  test("is right for random days of any four-digit year", () => {
    const day = fc.date({ min: new Date("0002-01-01"), max: new Date("9998-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const midnight = new Date(`${civil(date)}T00:00:00Z`);
        expect(isoWeek(civil(midnight))).toBe(weekByThursdays(midnight));
      }),
      { numRuns: 3000 },
    );
  });

  test("a week is one word for seven days, from Monday to Sunday", () => {
    const week = ["14", "15", "16", "17", "18", "19", "20"].map((day) => isoWeek(`2026-09-${day}`));
    expect(new Set(week)).toEqual(new Set(["2026-W38"]));
  });

  test("what is no date has no week", () => {
    expect(() => isoWeek("14 september")).toThrow(RangeError);
  });
});

describe("a civil date", () => {
  test.each(["2026-09-14", "2024-02-29", "2000-02-29", "2026-12-31", "0001-01-01", "9999-12-31"])("%s is one", (text) => {
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
    "2026-00-10",
    "2026-13-01",
    "2026-09-00",
    "2026-09-31",
    "2025-02-29",
    "1900-02-29",
    "2100-02-29",
    "٢٠٢٦-٠٩-١٤",
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
    ["2026-09-14", "2026-09-14", 0],
    ["2026-09-14", "2026-10-09", 25],
    ["2026-10-09", "2026-09-14", -25],
    ["2024-02-28", "2024-03-01", 2],
    ["2025-02-28", "2025-03-01", 1],
    ["1999-12-31", "2000-01-01", 1],
    ["1900-01-01", "2000-01-01", 36_524],
    // Clocks change on 2026-10-25; days don't.
    ["2026-10-24", "2026-10-26", 2],
  ])("from %s to %s are %i", (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });

  test("are as many as JavaScript's own calendar counts", () => {
    const day = fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true });
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
  const day = fc.date({ min: new Date("0400-01-01"), max: new Date("9000-12-31"), noInvalidDate: true });
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
