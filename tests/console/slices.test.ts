import { describe, expect, test } from "vitest";
import { type Slice, sliceIndicators } from "../../src/console/results/slices.ts";
import type { Group } from "../../src/domain/results/indicators.ts";
import { BUILT_IN, indicator, questionnaire, single } from "../support/questionnaires.ts";
import { SCRIPTED_DAY } from "../support/scripted-day.ts";
import { DAY, response, round } from "./support/round.ts";
import { fraction } from "./support/shown.ts";

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

  test.each([
    ["none is small", [12, 11, 10], ["6 of 12", "5 of 11", "5 of 10"]],
    ["one is small, and the next hides it", [12, 11, 9], ["6 of 12", "..", ".."]],
    ["two hide each other", [12, 6, 5], ["6 of 12", "..", ".."]],
    ["one has nobody", [12, 11, 0], ["6 of 12", "5 of 11", ".."]],
  ])("are shown from ten up, by language and by site, when %s", (_what, counts, expected) => {
    const document = questionnaire([single("met", "yes+ no", { indicator: indicator("U31503") })]);
    const sites = ["0a".repeat(16), "0b".repeat(16), "0c".repeat(16)];
    const responses = counts.flatMap((count, part) =>
      Array.from({ length: count }, (_, n) => ({
        ...response(document, n, { met: { option: n % 2 === 1 ? "yes" : "no" } }),
        language: document.languages[part] ?? "",
        siteId: sites[part] ?? "",
      })),
    );
    const shares = (slices: readonly Slice[]): readonly string[] =>
      slices.flatMap((slice) => sliceIndicators(document, responses, sites, slice).map(({ share }) => fraction(share)));
    expect(shares(document.languages.map((code) => `language ${code}` as const))).toEqual(expected);
    expect(shares(sites.map((id) => `site ${id}` as const))).toEqual(expected);
  });

  test("of all, women and men are those of the scripted day, but for the groups that would give a few away", () => {
    // Where fewer than ten are neither women nor men, the smaller of the two groups hides them.
    const hidden = ["K U31502", "K U31505", "K U31506", "M U31501", "M U31503", "M U31504"];
    for (const [group, shares] of Object.entries<Expected>(SCRIPTED_DAY.expected.indicators)) {
      const found = sliceIndicators(BUILT_IN, DAY, round().siteIds, `group ${group as Group}`);
      const expected = Object.entries(shares).map(([code, { positive, base }]) => [
        code,
        hidden.includes(`${group} ${code}`) ? ".." : `${positive} of ${base}`,
      ]);
      expect([group, found.map((one) => [one.indicator.code, fraction(one.share)])]).toEqual([group, expected]);
    }
  });
});

type Expected = Record<string, { readonly positive: number; readonly base: number }>;
