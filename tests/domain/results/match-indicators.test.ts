import { expect, test } from "vitest";
import type { Item, QuestionnaireDocument } from "../../../src/domain/questionnaire/document.ts";
import { answerTable } from "../../../src/domain/results/answer-table.ts";
import { indicatorColumns } from "../../../src/domain/results/indicator-shares.ts";
import { matchIndicators } from "../../../src/domain/results/match-indicators.ts";
import { indicator, questionnaire, single, texts } from "../../support/questionnaires.ts";

const of = (document: QuestionnaireDocument) => ({ document, columns: indicatorColumns(answerTable(document, [], [])) });
function matched(own: readonly Item[], other: readonly Item[]) {
  const found = matchIndicators(of(questionnaire(own)), of(questionnaire(other)));
  return [...found].map(([itemId, { column, sameWording }]) => `${itemId} ${column.itemId} ${sameWording}`);
}

test("indicators are paired by code before topic, never by the item's name, and each only once", () => {
  const topic = { code: "A1", topic: texts("  Visar   förståelse ") };
  expect(
    matched(
      [
        single("met", "yes+ no", { indicator: indicator("U1") }),
        single("seen", "yes+ no", { indicator: { code: "B7", topic: texts("visar förståelse") } }),
        single("again", "yes+ no", { indicator: { code: "C7", topic: texts("Visar förståelse") } }),
      ],
      [
        single("met", "yes+ no", { indicator: indicator("U2") }),
        single("other", "yes+ no", { indicator: topic }),
        single("old", "yes+ no", { indicator: indicator("U1") }),
      ],
    ),
  ).toEqual(["met old false", "seen other false"]);
});

test("the same code in other words, or with another positive option, is said to be so", () => {
  const own = [single("met", "yes+ no", { indicator: indicator("U1") })];
  expect(matched(own, own)).toEqual(["met met true"]);
  expect(matched(own, [single("met", "yes no+", { indicator: indicator("U1") })])).toEqual(["met met false"]);
  expect(matched(own, [single("met", "yes+ no", { indicator: indicator("U1"), text: texts("Another") })])).toEqual([
    "met met false",
  ]);
});
