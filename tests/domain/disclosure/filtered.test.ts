import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countInside, filteredIndicators } from "../../../src/domain/disclosure/filtered.ts";
import { groupShares } from "../../../src/domain/disclosure/group-shares.ts";
import { modeEffect } from "../../../src/domain/disclosure/mode-effect.ts";
import { differenceOf } from "../../../src/domain/rates/difference.ts";
import type { Share } from "../../../src/domain/rates/share.ts";
import { HELP_MODES, type HelpMode, type Response } from "../../../src/domain/response/response.ts";
import {
  answerTable,
  EVERYBODY,
  type Filter,
  layOut,
  rowsWhere,
  TOLD_GENDERS,
} from "../../../src/domain/results/answer-table.ts";
import { indicatorColumns } from "../../../src/domain/results/indicator-shares.ts";
import { groupOf, indicators } from "../../../src/domain/results/indicators.ts";
import type { Language } from "../../../src/kernel/language.ts";
import { arbitraryAnswers, arbitraryQuestionnaire } from "../../support/arbitrary-questionnaire.ts";
import { asLanguage, asSiteId } from "../../support/brands.ts";
import { DAY, response } from "../../support/opened-round.ts";
import { BUILT_IN, indicator, questionnaire, single } from "../../support/questionnaires.ts";
import { SCRIPTED_DAY } from "../../support/scripted-day.ts";
import { figure, fraction } from "../../support/shown.ts";

const SITES = ["0a", "0b", "0c"].map((part) => asSiteId(part.repeat(16)));
const document = questionnaire([
  single("met", "yes+ no dont-know", { indicator: indicator("U31503") }),
  single("gender", "woman man other", { background: "gender" }),
]);

function sharesFor(responses: readonly Response[], filter: Filter) {
  const table = answerTable(document, responses, SITES);
  return filteredIndicators(table, indicatorColumns(table), filter);
}

/** Any people: where, in which language, of which gender, how, and what they said. */
const somebody = fc.record({
  siteId: fc.constantFrom(...SITES),
  language: fc.constantFrom<Language>("sv", "ar", "so"),
  mode: fc.constantFrom<HelpMode>(...HELP_MODES),
  gender: fc.constantFrom("woman", "man", "other", null),
  met: fc.constantFrom("yes", "no", "dont-know", null),
});
const people = fc.array(somebody, { minLength: 20, maxLength: 160 }).map((all) =>
  all.map(({ siteId, language, mode, gender, met }, n): Response => {
    const answers = {
      ...(met === null ? {} : { met: { option: met } }),
      ...(gender === null ? {} : { gender: { option: gender } }),
    };
    return { ...response(document, n, answers), siteId, language, mode };
  }),
);
const filter = fc.record<Filter>({
  siteId: fc.constantFrom(null, ...SITES),
  language: fc.constantFrom<Language | null>(null, "sv", "ar"),
  gender: fc.constantFrom(null, ...TOLD_GENDERS),
  mode: fc.constantFrom<HelpMode | null>(null, ...HELP_MODES),
});

describe("answers of those who are several things at once", () => {
  test("are those of whom all of it is true: shown from ten up, and all others too", () => {
    fc.assert(
      fc.property(people, filter, (responses, chosen) => {
        const isMeant = (one: Response): boolean =>
          (chosen.siteId === null || one.siteId === chosen.siteId) &&
          (chosen.language === null || one.language === chosen.language) &&
          (chosen.gender === null || groupOf(document, one) === chosen.gender) &&
          (chosen.mode === null || one.mode === chosen.mode);
        const counted = (all: readonly Response[]): Share | undefined => indicators(document, all)[0]?.shares.T;
        const seen = (share: Share | undefined): string =>
          share === undefined || share.of < 10 ? ".." : `${share.part} of ${share.of}`;
        const [result] = sharesFor(responses, chosen);
        expect(result && fraction(result.share)).toBe(seen(counted(responses.filter(isMeant))));
        const others = result?.others ?? null;
        const isAll = Object.values(chosen).every((part) => part === null);
        expect(others === null ? null : fraction(others)).toBe(
          isAll ? null : seen(counted(responses.filter((one) => !isMeant(one)))),
        );
      }),
      { numRuns: 300 },
    );
  });

  test("as many as are meant are told from five up; nobody is no secret", () => {
    expect([0, 1, 4, 5, 400].map((count) => figure(countInside(count)))).toEqual([0, "..", "..", 5, 400]);
  });

  test("of a site, a language or a way that the round does not know are nobody's", () => {
    const table = answerTable(BUILT_IN, DAY, []);
    expect(rowsWhere(table, { ...EVERYBODY, siteId: SITES[0] ?? null })).toHaveLength(0);
    expect(rowsWhere(table, { ...EVERYBODY, language: asLanguage("xx") })).toHaveLength(0);
  });

  test("of women and men are those of the scripted day", () => {
    const table = answerTable(BUILT_IN, DAY, []);
    for (const [group, shares] of Object.entries<Expected>(SCRIPTED_DAY.expected.indicators)) {
      const gender = TOLD_GENDERS.find((one) => one === group) ?? null;
      const found = filteredIndicators(table, indicatorColumns(table), { ...EVERYBODY, gender });
      const expected = Object.entries(shares).map(([code, { positive, base }]) => [
        code,
        base < 10 ? ".." : `${positive} of ${base}`,
      ]);
      expect([group, found.map((one) => [one.indicator.code, fraction(one.share)])]).toEqual([group, expected]);
    }
  });
});

describe("the table of answers", () => {
  test("counts what the indicators count, of any questionnaire", () => {
    const any = arbitraryQuestionnaire().chain((one) =>
      fc.tuple(fc.constant(one), fc.array(arbitraryAnswers(one), { maxLength: 8 })),
    );
    fc.assert(
      fc.property(any, ([one, answers]) => {
        const asked = {
          ...one,
          items: one.items.map((item, n) => (item.kind === "single" ? { ...item, indicator: indicator(`I${n}`) } : item)),
        };
        const responses = answers.map((given, n) => response(asked, n, given));
        const table = answerTable(asked, responses, []);
        const found = filteredIndicators(table, indicatorColumns(table), EVERYBODY).map(({ itemId }) => itemId);
        const expected = indicators(asked, responses);
        expect(found).toEqual(expected.map(({ itemId }) => itemId));
        const bases = indicatorColumns(table).map(({ base, positive }) => [sum(positive), sum(base)]);
        expect(bases).toEqual(expected.map(({ shares: { T } }) => [T.part, T.of]));
      }),
      { numRuns: 200 },
    );
  });

  test("lets others have a turn while it is laid out", () => {
    const steps = [...layOut(BUILT_IN, Array.from({ length: 10 }, () => DAY).flat(), [])];
    expect(steps.length).toBeGreaterThan(10);
  });
});

describe("those who had help", () => {
  const many = (count: number, yes: number, mode: HelpMode): readonly Response[] =>
    Array.from({ length: count }, (_, n) => ({ ...response(document, n, { met: { option: n < yes ? "yes" : "no" } }), mode }));
  const responses = [
    ...many(30, 15, "self"),
    ...many(12, 9, "listened"),
    ...many(6, 6, "read-by-assistant"),
    ...many(5, 1, "listened-and-read-by-assistant"),
  ];

  test.each([
    ["any", "16 of 23"],
    ["listened", "9 of 12"],
    ["read", "7 of 11"],
  ] as const)("by %s stand beside those who read themselves, whatever way is chosen above", (help, expected) => {
    const table = answerTable(document, responses, SITES);
    for (const mode of [null, "self"] as const) {
      const [result] = modeEffect(table, indicatorColumns(table), { ...EVERYBODY, mode }, help);
      expect(result && [fraction(result.share), result.others && fraction(result.others)]).toEqual([expected, "15 of 30"]);
    }
  });
});

test("groups side by side show each share from ten and each count from five", () => {
  const in_ = (language: Language, count: number): readonly Response[] =>
    Array.from({ length: count }, (_, n) => ({ ...response(document, n, { met: { option: "yes" } }), language }));
  const responses = [...in_("sv", 12), ...in_("ar", 9), ...in_("so", 4)];
  const table = answerTable(document, responses, [SITES[0] ?? asSiteId("")]);
  const { columns, rows, counts } = groupShares(table, indicatorColumns(table));
  expect(columns.map(({ key }) => key)).toEqual(["T", "K", "M", "sv", "ar", "so", "self"]);
  expect(rows.map(({ shares }) => shares.map(fraction))).toEqual([["25 of 25", "..", "..", "12 of 12", "..", "..", "25 of 25"]]);
  expect(counts.map(figure)).toEqual([25, 0, 0, 12, 9, "..", 25]);
});

test("a group is certainly higher or lower than the others of its split together, alike, or not tested at all", () => {
  const in_ = (language: Language, count: number, yes: number): readonly Response[] =>
    Array.from({ length: count }, (_, n) => ({
      ...response(document, n, { met: { option: n < yes ? "yes" : "no" } }),
      language,
    }));
  const standsOf = (responses: readonly Response[]) => {
    const table = answerTable(document, responses, [SITES[0] ?? asSiteId("")]);
    const { columns, rows } = groupShares(table, indicatorColumns(table));
    return columns.map(({ key }, at) => [key, rows[0]?.stands[at]]);
  };
  expect(standsOf([...in_("sv", 100, 70), ...in_("ar", 60, 20), ...in_("so", 40, 24)])).toEqual([
    ["T", "untested"],
    ["K", "untested"],
    ["M", "untested"],
    ["sv", "higher"],
    ["ar", "lower"],
    ["so", "alike"],
    ["self", "untested"],
  ]);
  // Hidden, or beside others that are too few.
  expect(standsOf([...in_("sv", 100, 100), ...in_("ar", 9, 0)]).slice(3, 5)).toEqual([
    ["sv", "untested"],
    ["ar", "untested"],
  ]);
});

test("how a group stands is what the test says of it and the others", () => {
  fc.assert(
    fc.property(people, (responses) => {
      const table = answerTable(document, responses, SITES);
      const { columns, rows } = groupShares(table, indicatorColumns(table));
      for (const [at, { by, key }] of columns.entries()) {
        if (by === "language") {
          const counted = (all: readonly Response[]): Share => indicators(document, all)[0]?.shares.T ?? { part: 0, of: 0 };
          const own = counted(responses.filter(({ language }) => language === key));
          const others = counted(responses.filter(({ language }) => language !== key));
          const tested = own.of >= 10 && others.of >= 10 ? differenceOf(own, others) : null;
          const expected = tested === null ? "untested" : !tested.certain ? "alike" : tested.points > 0 ? "higher" : "lower";
          // Hiding may go further than the group's own number: then nothing is said of it.
          expect([expected, "untested"]).toContain(rows[0]?.stands[at]);
          expect(rows[0]?.shares[at]?.shown === true ? expected : "untested").toBe(rows[0]?.stands[at]);
        }
      }
    }),
    { numRuns: 200 },
  );
});

type Expected = Record<string, { readonly positive: number; readonly base: number }>;

function sum(column: Uint8Array): number {
  return column.reduce((all, one) => all + one, 0);
}
