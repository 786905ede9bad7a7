import { describe, expect, test } from "vitest";
import { countRows } from "../../../src/domain/disclosure/count-rows.ts";
import { type DistributionRows, distributionRows } from "../../../src/domain/disclosure/distribution-rows.ts";
import type { QuestionnaireDocument } from "../../../src/domain/questionnaire/document.ts";
import type { Response } from "../../../src/domain/response/response.ts";
import { answerTable, EVERYBODY, rowsWhere } from "../../../src/domain/results/answer-table.ts";
import { languagesIn } from "../../../src/kernel/language.ts";
import { DAY, response } from "../../support/opened-round.ts";
import { BUILT_IN, equals, indicator, multiple, number, questionnaire, single } from "../../support/questionnaires.ts";
import { SCRIPTED_DAY } from "../../support/scripted-day.ts";
import { figure } from "../../support/shown.ts";

/** Of all these responses. */
function rowsOf(document: QuestionnaireDocument, responses: readonly Response[]): readonly DistributionRows[] {
  const table = answerTable(document, responses, []);
  return distributionRows(table, rowsWhere(table, EVERYBODY));
}

describe("distributions on the screen", () => {
  test("of the scripted day show its counts from five up, and no other is hidden", () => {
    const expected = Object.entries<Record<string, number>>(SCRIPTED_DAY.expected.distribution).map(([id, counts]) => {
      const skipped = DAY.length - Object.values(counts).reduce((sum, count) => sum + count, 0);
      const all = Object.entries({ ...counts, skipped }).map(([code, count]) => [code, count > 0 && count < 5 ? ".." : count]);
      return [id, Object.fromEntries(all)];
    });
    const found = rowsOf(BUILT_IN, DAY).map(({ item, options, skipped }) => [
      item.id,
      Object.fromEntries([...options.map(({ code, count }) => [code, figure(count)]), ["skipped", figure(skipped)]]),
    ]);
    expect(Object.fromEntries(found)).toMatchObject(Object.fromEntries(expected));
  });

  test("of an item with an indicator, shown or not, hide what is small, and nothing to protect it", () => {
    const document = questionnaire([single("met", "very+ fairly+ little none dont-know", { indicator: indicator("U31505") })]);
    const rows = (answers: readonly (string | null)[]) =>
      rowsOf(
        document,
        answers.map((met, n) => response(document, n, met === null ? {} : { met: { option: met } })),
      ).map(({ options, skipped }) => [...options.map(({ count }) => figure(count)), figure(skipped)]);
    const some = (count: number, met: string | null) => Array.from({ length: count }, () => met);
    expect(rows([...some(3, "very"), ...some(20, "fairly"), ...some(2, "little"), ...some(6, "dont-know")])).toEqual([
      ["..", 20, "..", 0, 6, 0],
    ]);
    expect(rows([...some(9, "very"), ...some(5, null)])).toEqual([[9, 0, 0, 0, 0, 5]]);
  });

  test("tell skipped from not asked, and both from zero", () => {
    const document = questionnaire([
      single("first", "yes no"),
      single("why", "a b", { when: equals("first", "no") }),
      number("visits", 0, 9, "dont-know"),
    ]);
    const many = (count: number, start: number, answers: Parameters<typeof response>[2]) =>
      Array.from({ length: count }, (_, n) => response(document, start + n, answers));
    const rows = rowsOf(document, [
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

  test("of several answers show each option on its own merit", () => {
    const document = questionnaire([multiple("ways", "phone mail visit")]);
    const responses = Array.from({ length: 20 }, (_, n) =>
      response(document, n, n < 2 ? {} : { ways: { options: n < 18 ? ["phone"] : ["mail", "phone"] } }),
    );
    const [rows] = rowsOf(document, responses);
    expect([...(rows?.options ?? []).map(({ count }) => count), rows?.skipped].map((one) => one && figure(one))).toEqual([
      18,
      "..",
      0,
      "..",
    ]);
  });

  test.each([
    ["none is small", { sv: 30, ar: 23, so: 22 }, [30, 23, 22]],
    ["one is small", { sv: 30, ar: 23, so: 3 }, [30, 23, ".."]],
    ["two are small", { sv: 30, ar: 1, so: 4 }, [30, "..", ".."]],
    ["one has nobody", { sv: 30, ar: 0, so: 5 }, [30, 0, 5]],
  ])("of languages, when %s", (_what, counts, expected) => {
    const asked = languagesIn(counts);
    const shown = countRows(
      asked,
      asked.map((language) => counts[language as keyof typeof counts]),
    );
    expect(shown.map(({ key, count }) => [key, figure(count)])).toEqual(asked.map((key, n) => [key, expected[n]]));
  });
});
