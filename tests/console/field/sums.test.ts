import { describe, expect, test } from "vitest";
import { countsBy, reasonCounts, totalCounts } from "../../../src/console/field/sums.ts";
import { NO_CONTACTS } from "../../../src/domain/tally/counts.ts";
import type { SiteId } from "../../../src/kernel/ids.ts";
import { asDate, asSiteId } from "../../support/brands.ts";

describe("groups of the fieldwork", () => {
  const group = (siteId: SiteId, halfDay: "am" | "pm", I: number, R: number) =>
    ({ siteId, language: null, date: asDate("2026-09-14"), halfDay, counts: { ...NO_CONTACTS, I, R } }) as const;
  const groups = [group(asSiteId("b"), "am", 1, 2), group(asSiteId("a"), "pm", 3, 4), group(asSiteId("a"), "am", 5, 6)];

  test("add up, by anything, to the same whole", () => {
    expect(totalCounts(groups)).toMatchObject({ I: 9, R: 12 });
    expect(countsBy(groups, ({ siteId }) => siteId, String).map(({ of, counts }) => [of, counts.I, counts.R])).toEqual([
      ["a", 8, 10],
      ["b", 1, 2],
    ]);
    expect(
      totalCounts(countsBy(groups, ({ halfDay }) => halfDay, String).map(({ counts }) => ({ ...groups[0], counts }) as never)),
    ).toEqual(totalCounts(groups));
  });

  test("give the reasons of all sites together", () => {
    expect(
      reasonCounts([
        { siteId: asSiteId("a"), reason: "no-time", count: 3 },
        { siteId: asSiteId("b"), reason: "no-time", count: 4 },
      ]),
    ).toEqual(new Map([["no-time", 7]]));
  });
});
