import { describe, expect, test } from "vitest";
import { reasonRows } from "../../src/console/fieldwork/reason-rows.ts";
import { countsBy, reasonCounts, totalCounts } from "../../src/console/fieldwork/sums.ts";
import { responseRate } from "../../src/domain/rates/response-rate.ts";
import { NO_CONTACTS } from "../../src/domain/tally/counts.ts";
import { SCRIPTED_DAY } from "../support/scripted-day.ts";

describe("reasons on the screen", () => {
  const expected = new Map<string, number>(Object.entries(SCRIPTED_DAY.expected.refusalReasons));
  const rows = reasonRows(expected);

  test("are shown in full, those of one person, too", () => {
    const given = rows.filter(({ count }) => count > 0).map(({ reason, count }) => [reason, count] as const);
    expect(new Map(given)).toEqual(expected);
    expect(rows).toHaveLength(13);
  });

  test("stand with the most frequent on top, and with those that a round added", () => {
    const counts = rows.map(({ count }) => count);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(reasonRows(new Map([["own-reason", 2]]))[0]).toEqual({ reason: "own-reason", count: 2 });
  });
});

describe("the response rate", () => {
  test.each([
    ["nobody asked", { ...NO_CONTACTS }, { shown: true, value: { part: 0, of: 0 } }],
    ["only refusals", { ...NO_CONTACTS, R: 12 }, { shown: false }],
    ["nine respondents", { ...NO_CONTACTS, I: 8, P: 1, R: 3 }, { shown: false }],
    ["ten respondents", { ...NO_CONTACTS, I: 8, P: 2, R: 10 }, { shown: true, value: { part: 10, of: 20 } }],
  ])("with %s", (_what, counts, expected) => {
    expect(responseRate(counts)).toEqual(expected);
  });
});

describe("groups of the fieldwork", () => {
  const group = (siteId: string, halfDay: "am" | "pm", I: number, R: number) =>
    ({ siteId, language: null, date: "2026-09-14", halfDay, counts: { ...NO_CONTACTS, I, R } }) as const;
  const groups = [group("b", "am", 1, 2), group("a", "pm", 3, 4), group("a", "am", 5, 6)];

  test("add up, by anything, to the same whole", () => {
    expect(totalCounts(groups)).toMatchObject({ I: 9, R: 12 });
    expect(countsBy(groups, ({ siteId }) => siteId).map(({ key, counts }) => [key, counts.I, counts.R])).toEqual([
      ["a", 8, 10],
      ["b", 1, 2],
    ]);
    expect(
      totalCounts(countsBy(groups, ({ halfDay }) => halfDay).map(({ counts }) => ({ ...groups[0], counts }) as never)),
    ).toEqual(totalCounts(groups));
  });

  test("give the reasons of all sites together", () => {
    expect(
      reasonCounts([
        { siteId: "a", reason: "no-time", count: 3 },
        { siteId: "b", reason: "no-time", count: 4 },
      ]),
    ).toEqual(new Map([["no-time", 7]]));
  });
});
