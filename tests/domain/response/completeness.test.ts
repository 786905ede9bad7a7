import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answers } from "../../../src/domain/questionnaire/answers.ts";
import type { QuestionnaireDocument } from "../../../src/domain/questionnaire/document.ts";
import { completeness } from "../../../src/domain/response/completeness.ts";
import { arbitraryAnswers, arbitraryQuestionnaire } from "../../support/arbitrary-questionnaire.ts";
import {
  BUILT_IN,
  equals,
  freeText,
  information,
  multiple,
  number,
  questionnaire,
  single,
} from "../../support/questionnaires.ts";
import { answerFrom, type Said } from "../../support/visitor.ts";

function said(words: Readonly<Record<string, Said>>): Answers {
  return Object.fromEntries(Object.entries(words).map(([id, word]) => [id, answerFrom(word)]));
}

const kinds = questionnaire([
  information("hello"),
  single("visited", "yes no prefer-not-to-say"),
  single("welcome", "good bad", { when: equals("visited", "yes") }),
  multiple("why", "far busy prefer-not-to-say", { when: equals("visited", "no") }),
  number("children", 0, 9, "dont-know prefer-not-to-say"),
  freeText("more", 50, "dont-know prefer-not-to-say"),
  information("bye"),
]);

describe("how complete a response is", () => {
  test.each<[string, QuestionnaireDocument, Readonly<Record<string, Said>>, number, number, "complete" | "partial" | "nothing"]>([
    ["nothing answered", BUILT_IN, {}, 8, 0, "nothing"],
    ["one of eight", BUILT_IN, { contact: "very-easy" }, 8, 1, "partial"],
    ["three of eight", BUILT_IN, { contact: "very-easy", views: "no", gender: "man" }, 8, 3, "partial"],
    [
      "four of eight: half is enough",
      BUILT_IN,
      { contact: "very-easy", views: "no", gender: "man", overall: "very-satisfied" },
      8,
      4,
      "complete",
    ],
    [
      "don't know is an answer",
      BUILT_IN,
      { contact: "dont-know", information: "dont-know", overall: "dont-know", views: "dont-know" },
      8,
      4,
      "complete",
    ],
    [
      "prefer not to say is none",
      BUILT_IN,
      { contact: "very-easy", views: "no", overall: "very-satisfied", gender: "prefer-not-to-say" },
      8,
      3,
      "partial",
    ],
    ["prefer not to say alone is nothing", BUILT_IN, { gender: "prefer-not-to-say" }, 8, 0, "nothing"],
    ["information asks nothing; what was not asked yet does not count", kinds, { more: { text: "tack" } }, 3, 1, "partial"],
    ["two of four that applied", kinds, { visited: "yes", welcome: "good" }, 4, 2, "complete"],
    ["routed away, an answer counts for nothing", kinds, { visited: "no", welcome: "good" }, 4, 1, "partial"],
    ["several options are one answer", kinds, { visited: "no", why: ["far", "busy"] }, 4, 2, "complete"],
    ["prefer not to say among several options is none", kinds, { visited: "no", why: ["prefer-not-to-say"] }, 4, 1, "partial"],
    ["zero is a number", kinds, { children: 0, more: "dont-know" }, 3, 2, "complete"],
    ["not a number, and not a text", kinds, { children: "prefer-not-to-say", more: "prefer-not-to-say" }, 3, 0, "nothing"],
    ["one of three is fewer than half", kinds, { children: "dont-know" }, 3, 1, "partial"],
  ])("%s", (_, document, words, applicable, answered, verdict) => {
    expect(completeness(document, said(words))).toEqual({ applicable, answered, verdict });
  });

  test("every count of answers to eight items: from four on it is complete", () => {
    const verdicts = BUILT_IN.items.map((_, count) =>
      completeness(BUILT_IN, Object.fromEntries(BUILT_IN.items.slice(0, count).map(({ id }) => [id, { option: "dont-know" }]))),
    );
    expect(verdicts.map(({ verdict }) => verdict)).toEqual([
      "nothing",
      "partial",
      "partial",
      "partial",
      "complete",
      "complete",
      "complete",
      "complete",
    ]);
  });

  test("on any questionnaire: complete from half on, partial from one, nothing at none", () => {
    const any = arbitraryQuestionnaire().chain((document) => fc.tuple(fc.constant(document), arbitraryAnswers(document)));
    fc.assert(
      fc.property(any, ([document, answers]) => {
        const { applicable, answered, verdict } = completeness(document, answers);
        expect(answered).toBeLessThanOrEqual(applicable);
        expect(answered).toBeLessThanOrEqual(Object.keys(answers).length);
        expect(verdict).toBe(answered === 0 ? "nothing" : answered >= applicable / 2 ? "complete" : "partial");
      }),
      { numRuns: 500 },
    );
  });
});
