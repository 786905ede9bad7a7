import { describe, expect, test } from "vitest";
import { countsOf, type IndicatorCounts, type RoundCounts, totalOf } from "../../../src/domain/publishing/counts.ts";
import { publishSheet, publishSplit } from "../../../src/domain/publishing/publish.ts";
import { type Share, share } from "../../../src/domain/rates/share.ts";
import { indicators } from "../../../src/domain/results/indicators.ts";
import { DAY, round } from "../../support/opened-round.ts";
import { BUILT_IN } from "../../support/questionnaires.ts";

/** A round with one question, to which all gave an answer; by default all in one language and at one site. */
function one(genders: Readonly<Record<"K" | "M" | "O", Share>>, languages?: readonly Share[]): RoundCounts {
  const total = totalOf({ code: "", ...genders, languages: [], sites: [] });
  const indicator: IndicatorCounts = { code: "U31503", ...genders, languages: languages ?? [total], sites: [total] };
  return {
    respondents: {
      K: genders.K.of,
      M: genders.M.of,
      O: genders.O.of,
      languages: indicator.languages.map(({ of }) => of),
      sites: [total.of],
    },
    indicators: [indicator],
  };
}

function sheetOf(counts: RoundCounts): string {
  return publishSheet(counts)
    .map(({ T, K, M }) => `T ${T ?? ".."} K ${K ?? ".."} M ${M ?? ".."}`)
    .join("; ");
}

const NOBODY = share(0, 0);

describe("the national sheet, published", () => {
  test.each([
    ["whole per cents of women, men and total", { K: share(60, 90), M: share(50, 80), O: share(2, 3) }, "T 65 K 67 M 63"],
    ["no share of fewer than ten", { K: share(60, 90), M: share(4, 9), O: share(1, 2) }, "T 64 K 67 M .."],
    ["nothing of nine in all", { K: share(3, 5), M: share(2, 4), O: NOBODY }, "T .. K .. M .."],
    ["all, where nobody is hidden", { K: share(40, 40), M: share(30, 30), O: NOBODY }, "T 100 K 100 M 100"],
    ["nothing where all follows of the others", { K: share(40, 40), M: share(30, 30), O: share(2, 2) }, "T .. K .. M .."],
    ["nothing where none follows of the others", { K: share(0, 40), M: share(0, 30), O: share(0, 2) }, "T .. K .. M .."],
    ["nothing of one who alone said yes", { K: share(0, 40), M: share(0, 30), O: share(1, 1) }, "T .. K .. M .."],
  ])("gives away %s", (_what, genders, expected) => {
    expect(sheetOf(one(genders))).toBe(expected);
  });

  test("hides the total too where everybody's answer would say how few in a language answered", () => {
    const genders = { K: share(40, 40), M: share(30, 30), O: NOBODY };
    expect(sheetOf(one(genders, [share(66, 66), share(4, 4)]))).toBe("T .. K .. M ..");
  });

  test("counts what the results count, and everybody in one part of each kind", () => {
    const counts = countsOf(BUILT_IN, DAY, round().siteIds);
    const { K, M, O, languages, sites } = counts.respondents;
    const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
    expect([K + M + O, sum(languages), sum(sites)]).toEqual([DAY.length, DAY.length, DAY.length]);
    expect(counts.indicators.map((indicator) => [indicator.code, totalOf(indicator), indicator.K, indicator.M])).toEqual(
      indicators(BUILT_IN, DAY).map(({ indicator, shares }) => [indicator.code, shares.T, shares.K, shares.M]),
    );
    for (const indicator of counts.indicators) {
      expect(sum(indicator.languages.map(({ part }) => part))).toBe(totalOf(indicator).part);
    }
  });
});

describe("a table by language, beside the sheet", () => {
  const genders = { K: share(60, 90), M: share(50, 80), O: share(2, 3) };
  const tableOf = (counts: RoundCounts): unknown =>
    publishSplit(counts, "languages", { sheet: publishSheet(counts) }).map(({ parts }) => parts);

  test("shows large parts, and leaves small ones open", () => {
    expect(tableOf(one(genders, [share(70, 105), share(38, 60), share(4, 8)]))).toEqual([[67, 63, null]]);
  });

  test("gives way where it would tell of a part that is hidden", () => {
    const counts = one({ K: share(8, 26), M: share(0, 25), O: NOBODY }, [share(0, 30), share(8, 20), share(0, 1)]);
    expect(sheetOf(counts)).toBe("T 16 K 31 M 0");
    expect(tableOf(counts)).toEqual([[null, null, null]]);
  });

  test("is left out where there is but one large part, which with the total gives the rest", () => {
    expect(tableOf(one(genders, [share(107, 165), share(5, 8)]))).toEqual([[null, null]]);
  });

  test("has no row for a question of whose large parts one hardly answered it", () => {
    const counts = one(genders, [share(70, 105), share(38, 60), share(4, 8)]);
    const silent = { ...counts, respondents: { ...counts.respondents, languages: [105, 80, 8] } };
    expect(tableOf(silent)).toEqual([[null, null, null]]);
  });
});
