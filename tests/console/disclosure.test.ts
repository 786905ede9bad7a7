import { describe, expect, test } from "vitest";
import { reasonRows } from "../../src/console/fieldwork/reason-rows.ts";
import { responseRate } from "../../src/console/fieldwork/response-rate.ts";
import { countsBy, reasonCounts, totalCounts } from "../../src/console/fieldwork/sums.ts";
import { countRows } from "../../src/console/results/count-rows.ts";
import { distributionRows } from "../../src/console/results/distribution-rows.ts";
import { sliceIndicators } from "../../src/console/results/slices.ts";
import { NO_CONTACTS } from "../../src/domain/tally/counts.ts";
import { BUILT_IN, equals, multiple, number, questionnaire, single } from "../support/questionnaires.ts";
import { SCRIPTED_DAY } from "../support/scripted-day.ts";
import { DAY, response, round } from "./support/round.ts";

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

describe("distributions on the screen", () => {
  test("of the scripted day show its counts from five up, and no others", () => {
    const expected: Record<string, Record<string, number>> = SCRIPTED_DAY.expected.distribution;
    for (const { item, options } of distributionRows(BUILT_IN, DAY).filter(({ item: { id } }) => id in expected)) {
      for (const { code, count } of options) {
        const real = expected[item.id]?.[code] ?? 0;
        expect(count.shown ? count.value : "..").toBe(count.shown ? real : "..");
        expect(count.shown && real > 0 && real < 5).toBe(false);
      }
    }
  });

  test("tell skipped from not asked, and both from zero", () => {
    const document = questionnaire([
      single("first", "yes no"),
      single("why", "a b", { when: equals("first", "no") }),
      number("visits", 0, 9, "dont-know"),
    ]);
    const many = (count: number, start: number, answers: Parameters<typeof response>[2]) =>
      Array.from({ length: count }, (_, n) => response(document, start + n, answers));
    const rows = distributionRows(document, [
      ...many(6, 0, { first: { option: "yes" }, visits: { number: 3 } }),
      ...many(7, 100, { first: { option: "no" }, why: { option: "a" } }),
      ...many(8, 200, { first: { option: "no" } }),
    ]);
    const figures = rows.map(({ options, own, skipped, notApplicable }) =>
      [...options.map(({ count }) => count), own, skipped, notApplicable].map((one) =>
        one === null ? null : one.shown ? one.value : "..",
      ),
    );
    expect(figures).toEqual([
      [6, 15, null, 0, 0],
      [7, 0, null, 8, 6],
      [0, 6, 15, 0],
    ]);
  });

  test("of several answers hide an option that all but a few chose", () => {
    const document = questionnaire([multiple("ways", "phone mail")]);
    const responses = Array.from({ length: 20 }, (_, n) =>
      response(document, n, { ways: { options: n < 18 ? ["phone"] : ["mail", "phone"] } }),
    );
    const [rows] = distributionRows(document, responses);
    expect(rows?.options.map(({ code, count }) => [code, count.shown])).toEqual([
      ["phone", true],
      ["mail", false],
    ]);
    const almost = distributionRows(
      document,
      responses.map((one, n) => (n < 2 ? { ...one, answers: { ways: { options: ["mail"] } } } : one)),
    );
    expect(almost[0]?.options[0]?.count.shown).toBe(false);
  });

  test("of languages hide a small one and the next", () => {
    expect(countRows(DAY, BUILT_IN.languages, ({ language }) => language).map(({ count }) => count.shown && count.value)).toEqual(
      [30, 23, 22],
    );
    const few = DAY.filter(({ language }, position) => language !== "so" || position < 8);
    const shown = countRows(few, BUILT_IN.languages, ({ language }) => language);
    expect(shown.filter(({ count }) => !count.shown).length).not.toBe(1);
  });
});

describe("indicators of a part", () => {
  test("are hidden below ten, and none can be had by subtraction", () => {
    const codes = BUILT_IN.languages;
    const responses = DAY.filter(({ language }, position) => language !== "so" || position < 20);
    const slices = codes.map((code) => sliceIndicators(BUILT_IN, responses, round().siteIds, `language ${code}`));
    const all = sliceIndicators(BUILT_IN, responses, round().siteIds, "group T");
    all.forEach(({ share }, position) => {
      const shown = slices.flatMap((slice) => slice[position]?.share ?? []).flatMap((one) => (one.shown ? [one.value.of] : []));
      const left = (share.shown ? share.value.of : 0) - shown.reduce((sum, of) => sum + of, 0);
      expect(left === 0 || left >= 10).toBe(true);
      expect(shown.every((of) => of >= 10)).toBe(true);
    });
  });

  test("of all, women and men are those of the scripted day", () => {
    const expected: Record<string, Record<string, { positive: number; base: number }>> = SCRIPTED_DAY.expected.indicators;
    for (const group of ["T", "K", "M"] as const) {
      for (const { indicator, share } of sliceIndicators(BUILT_IN, DAY, round().siteIds, `group ${group}`)) {
        const { positive, base } = expected[group]?.[indicator.code] ?? { positive: -1, base: -1 };
        expect(share.shown ? share.value : "..").toEqual(share.shown ? { part: positive, of: base } : "..");
      }
    }
  });
});
