import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { discloseCells } from "../../../src/domain/disclosure/cells.ts";
import { discloseGroups } from "../../../src/domain/disclosure/groups.ts";
import { FEWEST_IN_CELL, FEWEST_IN_INDICATOR, FEWEST_TEXTS, type Shown } from "../../../src/domain/disclosure/reader.ts";
import { share } from "../../../src/domain/rates/share.ts";

/** As a reader sees a row: `··` is a hidden cell. */
function read(row: readonly Shown<number>[]): string {
  return row.map((cell) => (cell.shown ? String(cell.value) : "··")).join(" ");
}

describe("a row of counts", () => {
  test("the thresholds are those of the design", () => {
    expect([FEWEST_IN_CELL, FEWEST_IN_INDICATOR, FEWEST_TEXTS]).toEqual([5, 10, 10]);
  });
});

const anyRow = fc.array(fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 5000 })), { maxLength: 40 });

describe("a row of counts inside", () => {
  test.each([
    [[12, 30, 8], "12 30 8"],
    [[3, 12, 30], "·· 12 30"],
    [[4, 5, 0], "·· 5 0"],
    [[1, 1, 30, 9], "·· ·· 30 9"],
    [[3], "··"],
    [[], ""],
  ])("%j is shown as %s", (counts, shown) => {
    expect(read(discloseCells(counts))).toBe(shown);
  });

  test("hides those from one to four, and nothing besides", () => {
    fc.assert(
      fc.property(anyRow, (counts) => {
        const row = discloseCells(counts);
        expect(row).toEqual(counts.map((value) => (value > 0 && value < 5 ? { shown: false } : { shown: true, value })));
      }),
      { numRuns: 1000 },
    );
  });
});

function readGroups(T: number, K: number, M: number): string {
  const shown = discloseGroups({ shares: { T: share(0, T), K: share(0, K), M: share(0, M) } });
  return (["T", "K", "M"] as const).filter((group) => shown[group].shown).join("");
}

describe("an indicator for total, women and men inside", () => {
  test.each([
    [63, 27, 25, "TKM"],
    [25, 9, 16, "TM"],
    [26, 12, 12, "TKM"],
    [12, 1, 11, "TM"],
    [9, 9, 0, ""],
    [0, 0, 0, ""],
  ])("from %i, %i and %i people shows %s", (T, K, M, groups) => {
    expect(readGroups(T, K, M)).toBe(groups);
  });

  test("passes on the shares themselves", () => {
    const shares = { T: share(40, 63), K: share(17, 27), M: share(20, 25) };
    expect(discloseGroups({ shares })).toEqual({
      T: { shown: true, value: shares.T },
      K: { shown: true, value: shares.K },
      M: { shown: true, value: shares.M },
    });
  });

  test("shows each group from ten up, whatever the others are", () => {
    const groups = fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 40 }), fc.nat({ max: 40 }));
    fc.assert(
      fc.property(groups, ([K, M, others]) => {
        const T = K + M + others;
        const expected = [T >= 10 ? "T" : "", K >= 10 ? "K" : "", M >= 10 ? "M" : ""].join("");
        expect(readGroups(T, K, M)).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });
});
