import { describe, expect, test } from "vitest";
import { countRows } from "../../src/console/results/count-rows.ts";
import { distributionRows } from "../../src/console/results/distribution-rows.ts";
import { BUILT_IN, equals, indicator, multiple, number, questionnaire, single } from "../support/questionnaires.ts";
import { SCRIPTED_DAY } from "../support/scripted-day.ts";
import { DAY, response } from "./support/round.ts";
import { figure } from "./support/shown.ts";

describe("distributions on the screen", () => {
  test("of the scripted day show its counts from five up, and those below with one to hide behind", () => {
    // Positive, other and missing answers have a known sum each, so that what hides stands in the same part.
    const hidden: Record<string, readonly string[]> = {
      contact: ["dont-know", "skipped"],
      information: ["dont-know", "skipped"],
      understanding: ["dont-know", "skipped"],
      views: [],
      influence: ["fairly-little", "none"],
      overall: [],
      change: ["unchanged", "worse-a-lot"],
    };
    const expected = Object.entries<Record<string, number>>(SCRIPTED_DAY.expected.distribution).map(([id, counts]) => {
      const skipped = DAY.length - Object.values(counts).reduce((sum, count) => sum + count, 0);
      const all = Object.entries({ ...counts, skipped }).map(([code, count]) => [
        code,
        hidden[id]?.includes(code) ? ".." : count,
      ]);
      return [id, Object.fromEntries(all)];
    });
    const found = distributionRows(BUILT_IN, DAY).map(({ item, options, skipped }) => [
      item.id,
      Object.fromEntries([...options.map(({ code, count }) => [code, figure(count)]), ["skipped", figure(skipped)]]),
    ]);
    expect(Object.fromEntries(found)).toMatchObject(Object.fromEntries(expected));
  });

  test("of an item with an indicator hide within what the indicator tells: positive, other and missing answers", () => {
    const document = questionnaire([
      single("met", "very+ fairly+ little none dont-know", { indicator: indicator("U31505") }),
      single("asked", "very fairly little none dont-know"),
    ]);
    const counts = { very: 3, fairly: 20, little: 2, none: 15, "dont-know": 6 };
    const codes = Object.entries(counts).flatMap(([code, count]) => Array.from({ length: count }, () => code));
    const responses = codes.map((option, n) => response(document, n, { met: { option }, asked: { option } }));
    const shown = distributionRows(document, responses).map(({ options }) => options.map(({ count }) => figure(count)));
    expect(shown).toEqual([
      ["..", "..", "..", "..", 6],
      ["..", 20, "..", 15, ".."],
    ]);
  });

  test("of an indicator that is hidden for too few respondents do not give it away", () => {
    const document = questionnaire([single("met", "very+ fairly+ little none dont-know", { indicator: indicator("U31505") })]);
    const rows = (answers: readonly (string | null)[]) =>
      distributionRows(
        document,
        answers.map((met, n) => response(document, n, met === null ? {} : { met: { option: met } })),
      ).map(({ options, skipped }) => [...options.map(({ count }) => figure(count)), figure(skipped)]);
    const nine = Array.from({ length: 9 }, () => "very");
    const five = Array.from({ length: 5 }, () => null);
    expect(rows([...nine, ...five])).toEqual([["..", "..", "..", "..", 0, 5]]);
    expect(rows([...nine, "very", ...five])).toEqual([[10, 0, 0, 0, 0, 5]]);
    expect(rows(five)).toEqual([[0, 0, 0, 0, 0, 5]]);
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
      [...options.map(({ count }) => count), own, skipped, notApplicable].map((one) => (one === null ? null : figure(one))),
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
    expect(rows?.options.map(({ code, count }) => [code, figure(count)])).toEqual([
      ["phone", 20],
      ["mail", ".."],
    ]);
    const almost = distributionRows(
      document,
      responses.map((one, n) => (n < 2 ? { ...one, answers: { ways: { options: ["mail"] } } } : one)),
    );
    expect(almost[0]?.options.map(({ count }) => figure(count))).toEqual(["..", ".."]);
  });

  test("of several answers hide every option where the number of answers is hidden", () => {
    const document = questionnaire([multiple("ways", "phone mail")]);
    const responses = Array.from({ length: 20 }, (_, n) =>
      response(document, n, n < 2 ? {} : { ways: { options: n < 11 ? ["phone"] : ["mail"] } }),
    );
    const [rows] = distributionRows(document, responses);
    expect([...(rows?.options ?? []).map(({ count }) => count), rows?.skipped].map((one) => one && figure(one))).toEqual([
      "..",
      "..",
      "..",
    ]);
  });

  test.each([
    ["none is small", { sv: 30, ar: 23, so: 22 }, [30, 23, 22]],
    ["one is small", { sv: 30, ar: 23, so: 3 }, [30, "..", ".."]],
    ["one is small and another too few to hide it", { sv: 30, ar: 1, so: 3 }, ["..", "..", ".."]],
    ["two hide each other", { sv: 30, ar: 4, so: 4 }, [30, "..", ".."]],
    ["one has nobody", { sv: 30, ar: 0, so: 5 }, [30, 0, 5]],
  ])("of languages, when %s", (_what, counts, expected) => {
    const responses = Object.entries(counts).flatMap(([language, count]) =>
      Array.from({ length: count }, (_, n) => ({ ...response(BUILT_IN, n, {}), language })),
    );
    const shown = countRows(responses, BUILT_IN.languages, ({ language }) => language);
    expect(shown.map(({ key, count }) => [key, figure(count)])).toEqual(BUILT_IN.languages.map((key, n) => [key, expected[n]]));
  });
});
