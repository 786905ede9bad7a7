import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Answers, answerFor, chosenCodes, withAnswer } from "../../../src/domain/questionnaire/answers.ts";
import { holds } from "../../../src/domain/questionnaire/condition.ts";
import { usableLanguages } from "../../../src/domain/questionnaire/languages.ts";
import { applicableAnswers, applicableItems } from "../../../src/domain/questionnaire/routing.ts";
import type { Language } from "../../../src/kernel/language.ts";
import { arbitraryAnswers, arbitraryQuestionnaire } from "../../support/arbitrary-questionnaire.ts";
import { asLanguage } from "../../support/brands.ts";
import { BUILT_IN, equals, information, questionnaire, single } from "../../support/questionnaires.ts";

const routed = questionnaire([
  single("visited", "yes no"),
  single("welcome", "good bad", { when: equals("visited", "yes") }),
  information("sorry", { when: equals("welcome", "bad") }),
  single("again", "yes no", { when: { not: equals("visited", "no") } }),
]);

function asked(answers: Answers): string {
  return applicableItems(routed, answers)
    .map(({ id }) => id)
    .join(" ");
}

describe("which items apply", () => {
  test.each<[string, Answers]>([
    ["visited again", {}],
    ["visited welcome again", { visited: { option: "yes" } }],
    ["visited welcome sorry again", { visited: { option: "yes" }, welcome: { option: "bad" } }],
    ["visited", { visited: { option: "no" } }],
    // An answer to an item that does not apply counts for nothing, also for the items after it.
    ["visited", { visited: { option: "no" }, welcome: { option: "bad" } }],
  ])("%s, after %j", (expected, answers) => {
    expect(asked(answers)).toBe(expected);
  });

  test("answers that no longer apply are cleared, in turn", () => {
    const stale: Answers = {
      visited: { option: "no" },
      welcome: { option: "bad" },
      again: { option: "yes" },
      unheard: { option: "of" },
    };
    expect(applicableAnswers(routed, stale)).toEqual({ visited: { option: "no" } });
  });

  test("without conditions everything applies", () => {
    expect(applicableItems(BUILT_IN, {})).toEqual(BUILT_IN.items);
  });
});

describe("on any questionnaire, with any answers", () => {
  const anyAnswers = arbitraryQuestionnaire().chain((document) => fc.tuple(fc.constant(document), arbitraryAnswers(document)));

  test("an item applies exactly when its condition holds for the answers that apply", () => {
    fc.assert(
      fc.property(anyAnswers, ([document, given]) => {
        const answers = applicableAnswers(document, given);
        const ids = applicableItems(document, given).map(({ id }) => id);
        expect(ids).toEqual(document.items.filter(({ when }) => when === undefined || holds(when, answers)).map(({ id }) => id));
      }),
      { numRuns: 500 },
    );
  });

  test("what is left after clearing has nothing to clear, and was all there before", () => {
    fc.assert(
      fc.property(anyAnswers, ([document, given]) => {
        const left = applicableAnswers(document, given);
        expect(applicableAnswers(document, left)).toEqual(left);
        expect({ ...given, ...left }).toEqual(given);
        expect(applicableItems(document, left)).toEqual(applicableItems(document, given));
      }),
      { numRuns: 500 },
    );
  });
});

describe("answers by item id", () => {
  test("are set, replaced and taken away without touching the others", () => {
    const one = withAnswer({ other: { number: 1 } }, "visited", { option: "yes" });
    expect(one).toEqual({ other: { number: 1 }, visited: { option: "yes" } });
    expect(withAnswer(one, "visited", { option: "no" })).toEqual({ other: { number: 1 }, visited: { option: "no" } });
    expect(withAnswer(one, "visited", undefined)).toEqual({ other: { number: 1 } });
    expect(withAnswer(one, "unheard", undefined)).toEqual(one);
    expect(one).toEqual({ other: { number: 1 }, visited: { option: "yes" } });
  });

  test.each(["constructor", "__proto__", "prototype", "hasOwnProperty", "toString", "valueOf"])("may be called %s", (id) => {
    expect(answerFor({}, id)).toBeUndefined();
    const given = withAnswer({}, id, { option: "yes" });
    expect(answerFor(given, id)).toEqual({ option: "yes" });
    expect(Object.keys(given)).toEqual([id]);
    expect(answerFor(withAnswer(given, "other", { number: 1 }), id)).toEqual({ option: "yes" });
    expect(Object.keys(withAnswer(given, id, undefined))).toEqual([]);
    expect(Object.getPrototypeOf(given)).toBe(Object.prototype);
  });

  test("the chosen codes are one, several or none", () => {
    expect(chosenCodes({ option: "yes" })).toEqual(["yes"]);
    expect(chosenCodes({ options: ["far", "busy"] })).toEqual(["far", "busy"]);
    expect(chosenCodes({ number: 3 })).toEqual([]);
    expect(chosenCodes({ text: "yes" })).toEqual([]);
    expect(chosenCodes(undefined)).toEqual([]);
  });
});

describe("the languages that a client may choose", () => {
  test.each<Language[][]>([
    [
      ["sv", "ar", "so"],
      ["so", "sv", "ar", "en"],
      ["sv", "ar", "so"],
    ],
    [["sv", "ar", "so"], ["sv"], ["sv"]],
    [[asLanguage("ti"), "ar"], ["sv", "ar"], ["ar"]],
    [[asLanguage("ti")], ["sv", "ar", "so"], []],
    [["sv"], [], []],
  ])("of the questionnaire's %j, with screens in %j: %j", (languages = [], screens = [], released = []) => {
    expect(usableLanguages({ ...BUILT_IN, languages }, screens)).toEqual(released);
  });
});
