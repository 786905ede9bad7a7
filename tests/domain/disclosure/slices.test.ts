import { describe, expect, test } from "vitest";
import { type Slice, sliceIndicators } from "../../../src/domain/disclosure/slices.ts";
import type { Group } from "../../../src/domain/results/indicators.ts";
import { asLanguage, asSiteId } from "../../support/brands.ts";
import { DAY, response, round } from "../../support/opened-round.ts";
import { BUILT_IN, indicator, questionnaire, single } from "../../support/questionnaires.ts";
import { SCRIPTED_DAY } from "../../support/scripted-day.ts";
import { fraction } from "../../support/shown.ts";

describe("indicators of a part", () => {
  test.each([
    ["none is small", [12, 11, 10], ["6 of 12", "5 of 11", "5 of 10"]],
    ["one is small", [12, 11, 9], ["6 of 12", "5 of 11", ".."]],
    ["two are small", [12, 6, 5], ["6 of 12", "..", ".."]],
    ["one has nobody", [12, 11, 0], ["6 of 12", "5 of 11", ".."]],
  ])("are shown from ten up, by language and by site, when %s", (_what, counts, expected) => {
    const document = questionnaire([single("met", "yes+ no", { indicator: indicator("U31503") })]);
    const sites = ["0a", "0b", "0c"].map((part) => asSiteId(part.repeat(16)));
    const responses = counts.flatMap((count, part) =>
      Array.from({ length: count }, (_, n) => ({
        ...response(document, n, { met: { option: n % 2 === 1 ? "yes" : "no" } }),
        language: document.languages[part] ?? asLanguage(""),
        siteId: sites[part] ?? asSiteId(""),
      })),
    );
    const shares = (slices: readonly Slice[]): readonly string[] =>
      slices.flatMap((slice) => sliceIndicators(document, responses, sites, slice).map(({ share }) => fraction(share)));
    expect(shares(document.languages.map((code) => ({ by: "language", language: code })))).toEqual(expected);
    expect(shares(sites.map((id) => ({ by: "site", siteId: id })))).toEqual(expected);
  });

  test("of all, women and men are those of the scripted day, each from ten up", () => {
    for (const [group, shares] of Object.entries<Expected>(SCRIPTED_DAY.expected.indicators)) {
      const found = sliceIndicators(BUILT_IN, DAY, round().siteIds, { by: "group", group: group as Group });
      const expected = Object.entries(shares).map(([code, { positive, base }]) => [
        code,
        base < 10 ? ".." : `${positive} of ${base}`,
      ]);
      expect([group, found.map((one) => [one.indicator.code, fraction(one.share)])]).toEqual([group, expected]);
    }
  });
});

type Expected = Record<string, { readonly positive: number; readonly base: number }>;
