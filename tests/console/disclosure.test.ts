import { describe, expect, test } from "vitest";
import { reasonRows } from "../../src/console/fieldwork/reason-rows.ts";
import { countsBy, reasonCounts, totalCounts } from "../../src/console/fieldwork/sums.ts";
import { responseRate } from "../../src/domain/rates/response-rate.ts";
import { NO_CONTACTS } from "../../src/domain/tally/counts.ts";
import { SCRIPTED_DAY } from "../support/scripted-day.ts";

describe("reasons on the screen", () => {
  const rows = reasonRows(new Map(Object.entries(SCRIPTED_DAY.expected.refusalReasons)));

  test("of one to four people are hidden, those of nobody are not", () => {
    const shown = rows.filter(({ count }) => count.shown).map(({ reason, count }) => [reason, count.shown && count.value]);
    expect(shown).toEqual([
      ["not-in-front-of-others", 6],
      ["does-not-want-to-say", 0],
      ["tired-of-surveys", 0],
    ]);
    expect(rows.filter(({ count }) => !count.shown)).toHaveLength(10);
  });

  test("stand in an order that says nothing about the hidden ones", () => {
    const counts = new Map(Object.entries(SCRIPTED_DAY.expected.refusalReasons));
    const swapped = new Map(counts).set("no-time", counts.get("not-well") ?? 0).set("not-well", counts.get("no-time") ?? 0);
    expect(reasonRows(swapped).map(({ reason }) => reason)).toEqual(rows.map(({ reason }) => reason));
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
