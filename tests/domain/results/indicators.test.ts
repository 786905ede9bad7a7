import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { QuestionnaireDocument } from "../../../src/domain/questionnaire/document.ts";
import { percent } from "../../../src/domain/rates/share.ts";
import type { Response } from "../../../src/domain/response/response.ts";
import { ANSWERED, answerTable, countOnes, EVERYBODY, rowsWhere } from "../../../src/domain/results/answer-table.ts";
import { GROUPS, type Group, groupOf, indicators } from "../../../src/domain/results/indicators.ts";
import { arbitraryAnswers, arbitraryQuestionnaire } from "../../support/arbitrary-questionnaire.ts";
import {
  BUILT_IN,
  equals,
  freeText,
  indicator,
  information,
  multiple,
  number,
  questionnaire,
  scale,
  single,
} from "../../support/questionnaires.ts";
import { response } from "../../support/responses.ts";
import { playScriptedDay, SCRIPTED_DAY } from "../../support/scripted-day.ts";

function sharesOf(document: QuestionnaireDocument, responses: readonly Response[], code: string): Record<Group, string> {
  const shares = indicators(document, responses).find((result) => result.indicator.code === code)?.shares;
  return Object.fromEntries(GROUPS.map((group) => [group, `${shares?.[group].part} of ${shares?.[group].of}`])) as Record<
    Group,
    string
  >;
}

type Distribution = {
  readonly itemId: string;
  readonly options: readonly { readonly code: string; readonly count: number }[];
  readonly answered: number;
};

/** Items with options to choose from, as the table of answers counts them. */
function distributions(document: QuestionnaireDocument, responses: readonly Response[]): readonly Distribution[] {
  const table = answerTable(document, responses, []);
  const rows = rowsWhere(table, EVERYBODY);
  return table.items.flatMap(({ item, reach, chosen }) =>
    item.options.length === 0
      ? []
      : [
          {
            itemId: item.id,
            options: item.options.map(({ code }, at) => ({ code, count: countOnes(chosen[at] ?? new Uint8Array(), rows) })),
            answered: reach.filter((how) => how === ANSWERED).length,
          },
        ],
  );
}

describe("an indicator, on a handful of responses", () => {
  const responses = [
    response({ contact: "very-easy", gender: "woman" }),
    response({ contact: "fairly-easy", gender: "woman" }),
    response({ contact: "fairly-hard", gender: "woman" }),
    response({ contact: "very-easy", gender: "man" }),
    response({ contact: "very-hard", gender: "man" }),
    response({ contact: "dont-know", gender: "man" }),
    response({ contact: "very-easy", gender: "other" }),
    response({ contact: "very-hard", gender: "prefer-not-to-say" }),
    response({ contact: "fairly-easy" }),
    response({ information: "very-easy", gender: "woman" }),
  ];

  test("is the share of positive answers among those who gave one", () => {
    expect(sharesOf(BUILT_IN, responses, "U31500")).toEqual({ T: "5 of 8", K: "2 of 3", M: "1 of 2" });
  });

  test("leaves out who did not know, and who skipped; another gender counts in the total only", () => {
    expect(sharesOf(BUILT_IN, responses, "U31501")).toEqual({ T: "1 of 1", K: "1 of 1", M: "0 of 0" });
    expect(sharesOf(BUILT_IN, responses, "U31506")).toEqual({ T: "0 of 0", K: "0 of 0", M: "0 of 0" });
  });

  test("stands in the questionnaire's order, seven of them, each with its item", () => {
    expect(indicators(BUILT_IN, []).map(({ indicator: { code }, itemId }) => `${code} ${itemId}`)).toEqual([
      "U31500 contact",
      "U31501 information",
      "U31502 understanding",
      "U31503 views",
      "U31504 influence",
      "U31505 overall",
      "U31506 change",
    ]);
  });

  test.each([
    ["woman", "K"],
    ["man", "M"],
    ["other", null],
    ["prefer-not-to-say", null],
    ["unheard-of", null],
  ])("who says %s belongs to %s", (gender, group) => {
    expect(groupOf(BUILT_IN, response({ gender }))).toBe(group);
  });

  test("who says nothing, or is not asked, belongs to the total only", () => {
    expect(groupOf(BUILT_IN, response({}))).toBeNull();
    expect(groupOf(questionnaire([single("visited", "yes no")]), response({ visited: "yes" }))).toBeNull();
  });
});

describe("what does not apply counts for nothing", () => {
  const routed = questionnaire([
    single("visited", "yes no"),
    scale("welcome", "good+ bad", { when: equals("visited", "yes"), indicator: indicator("X1") }),
    single("gender", "woman man", { when: equals("visited", "yes"), background: "gender" }),
  ]);
  const stale = response({ visited: "no", welcome: "good", gender: "woman" });

  test("in an indicator", () => {
    expect(sharesOf(routed, [stale], "X1")).toEqual({ T: "0 of 0", K: "0 of 0", M: "0 of 0" });
  });

  test("in a distribution", () => {
    const welcome = distributions(routed, [stale]).find(({ itemId }) => itemId === "welcome");
    expect(welcome).toEqual({
      itemId: "welcome",
      options: [
        { code: "good", count: 0 },
        { code: "bad", count: 0 },
      ],
      answered: 0,
    });
  });

  test("in the split by gender", () => {
    expect(groupOf(routed, stale)).toBeNull();
    expect(groupOf(routed, response({ visited: "yes", gender: "woman" }))).toBe("K");
  });
});

describe("a distribution", () => {
  const kinds = questionnaire([
    information("hello"),
    multiple("why", "far busy nothing!"),
    number("children", 0, 9, "prefer-not-to-say"),
    freeText("more", 50),
  ]);

  test("counts every option, also those that nobody chose, and how many answered at all", () => {
    const found = distributions(kinds, [
      response({ why: ["far", "busy"], children: 3 }),
      response({ why: ["far"], children: "prefer-not-to-say", more: { text: "tack" } }),
      response({ children: 0 }),
    ]);
    expect(found).toEqual([
      {
        itemId: "why",
        options: [
          { code: "far", count: 2 },
          { code: "busy", count: 1 },
          { code: "nothing", count: 0 },
        ],
        answered: 2,
      },
      { itemId: "children", options: [{ code: "prefer-not-to-say", count: 1 }], answered: 3 },
    ]);
  });

  test("of any single choice adds up to those who answered it", () => {
    const any = arbitraryQuestionnaire().chain((document) =>
      fc.tuple(fc.constant(document), fc.array(arbitraryAnswers(document), { maxLength: 8 })),
    );
    fc.assert(
      fc.property(any, ([document, answers]) => {
        const responses = answers.map((given) => response({}, { answers: given }));
        for (const { itemId, options, answered } of distributions(document, responses)) {
          const sum = options.reduce((total, { count }) => total + count, 0);
          const item = document.items.find(({ id }) => id === itemId);
          expect(item?.kind === "single" || item?.kind === "scale" ? sum : answered).toBe(answered);
          expect(answered).toBeLessThanOrEqual(responses.length);
          expect(item?.kind === "number" || item?.kind === "text" ? sum : 0).toBeLessThanOrEqual(answered);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("the scripted day", () => {
  const met = playScriptedDay();
  const responses = met.flatMap(({ response: left }) => (left === null ? [] : [left]));
  const { expected, visitors } = SCRIPTED_DAY;

  test("leaves 75 responses: each visitor went as the script says, through the interview itself", () => {
    expect(met.map(({ mark }) => mark.outcome.kind)).toEqual(visitors.map(({ outcome }) => outcome));
    expect(responses).toHaveLength(expected.counts.responsesStored);
  });

  test("in the languages that were worked out beforehand", () => {
    const byLanguage = Object.fromEntries(
      ["sv", "ar", "so"].map((code) => [code, responses.filter(({ language }) => language === code).length]),
    );
    expect(byLanguage).toEqual(expected.responsesByLanguage);
  });

  test.each(GROUPS)("with the indicators that were worked out beforehand: %s", (group) => {
    const found = indicators(BUILT_IN, responses).map(({ indicator: { code }, shares }) => {
      const { part, of } = shares[group];
      return [code, { positive: part, base: of, share: of < 10 ? ".." : percent(shares[group]) }];
    });
    expect(Object.fromEntries(found)).toEqual(expected.indicators[group]);
  });

  test("and with the distributions", () => {
    const found = distributions(BUILT_IN, responses).map(({ itemId, options }) => [
      itemId,
      Object.fromEntries(options.map(({ code, count }) => [code, count])),
    ]);
    const { gender, ...rest } = Object.fromEntries(found) as Record<string, Record<string, number>>;
    expect(rest).toEqual(expected.distribution);
    expect((gender?.["woman"] ?? 0) + (gender?.["man"] ?? 0)).toBeGreaterThanOrEqual(
      expected.indicators.K.U31501.base + expected.indicators.M.U31501.base,
    );
  });
});
