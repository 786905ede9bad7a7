import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { discloseCells } from "../../../src/domain/disclosure/cells.ts";
import { discloseGroups } from "../../../src/domain/disclosure/groups.ts";
import {
  FEWEST_IN_CELL,
  FEWEST_IN_INDICATOR,
  FEWEST_TEXTS,
  type Reader,
  type Shown,
} from "../../../src/domain/disclosure/reader.ts";
import { share } from "../../../src/domain/rates/share.ts";

/** As a reader sees a row: `··` is a hidden cell. */
function read(row: readonly Shown<number>[]): string {
  return row.map((cell) => (cell.shown ? String(cell.value) : "··")).join(" ");
}

/**
 * Everything that a reader can work out: the ways in which the hidden cells of a row can add up to what the total
 * leaves, when each is at least `least`. Gives the lowest and the highest value of each hidden cell.
 */
function solve(row: readonly Shown<number>[], total: number, least: number): readonly { low: number; high: number }[] {
  const hidden = row.filter(({ shown }) => !shown).length;
  const left = row.reduce((sum, cell) => sum - (cell.shown ? cell.value : 0), total);
  const seen = Array.from({ length: hidden }, () => ({ low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY }));
  const fill = (position: number, rest: number, values: number[]): void => {
    if (position === hidden) {
      for (const [cell, value] of rest === 0 ? values.entries() : []) {
        const range = seen[cell];
        if (range !== undefined) {
          range.low = Math.min(range.low, value);
          range.high = Math.max(range.high, value);
        }
      }
      return;
    }
    for (let value = least; value <= rest; value++) {
      fill(position + 1, rest - value, [...values, value]);
    }
  };
  fill(0, left, []);
  return seen;
}

describe("a row of counts that is published", () => {
  test.each([
    [[12, 30, 8], "12 30 8"],
    [[0, 12, 5], "0 12 5"],
    [[0, 0, 0], "0 0 0"],
    [[], ""],
    [[7], "7"],
    // One small count: the smallest of the others goes with it, or the total would give it away.
    [[3, 12, 30], "·· ·· 30"],
    [[30, 4, 12], "30 ·· ··"],
    [[0, 3, 12, 30], "0 ·· ·· 30"],
    // Two small counts that together could be one large enough to show stand by themselves …
    [[3, 4, 30], "·· ·· 30"],
    [[2, 4, 30], "·· ·· 30"],
    [[4, 2, 1, 30], "·· ·· ·· 30"],
    // … and two that couldn't need a third.
    [[1, 1, 30, 9], "·· ·· 30 ··"],
    [[2, 3, 30], "·· ·· ··"],
    [[1, 1, 1, 1, 9, 30], "·· ·· ·· ·· ·· 30"],
    // Nothing left to hide behind: the whole row, the zeros too.
    [[3], "··"],
    [[3, 0], "·· ··"],
    [[1, 2, 0], "·· ·· ··"],
    [[3, 12], "·· ··"],
  ])("%j is shown as %s", (counts, shown) => {
    expect(read(discloseCells("published", counts))).toBe(shown);
  });

  test("zero, a small count and a large one look different", () => {
    expect(discloseCells("published", [0, 3, 12, 30])).toEqual([
      { shown: true, value: 0 },
      { shown: false },
      { shown: false },
      { shown: true, value: 30 },
    ]);
  });

  test("the thresholds are those of the design", () => {
    expect([FEWEST_IN_CELL, FEWEST_IN_INDICATOR, FEWEST_TEXTS]).toEqual([5, 10, 10]);
  });
});

const smallCount = fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 9 }) }, { weight: 1, arbitrary: fc.nat({ max: 14 }) });
/** A row of one cell is its own total. */
const smallRow = fc.array(smallCount, { minLength: 2, maxLength: 6 });
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
    expect(read(discloseCells("inside", counts))).toBe(shown);
  });

  test("hides those from one to four, and nothing besides", () => {
    fc.assert(
      fc.property(anyRow, (counts) => {
        const row = discloseCells("inside", counts);
        expect(row).toEqual(counts.map((value) => (value > 0 && value < 5 ? { shown: false } : { shown: true, value })));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("whoever knows the total and subtracts", () => {
  test("never finds out a hidden count, nor that it was fewer than five", () => {
    fc.assert(
      fc.property(smallRow, (counts) => {
        const row = discloseCells("published", counts);
        const total = counts.reduce((sum, count) => sum + count, 0);
        // A zero is shown unless the whole row is hidden, and the reader knows that.
        const solved = solve(row, total, row.some(({ shown }) => shown) ? 1 : 0);
        for (const { low, high } of solved) {
          expect(low).toBeLessThan(high);
          // A total of fewer than five says by itself that no cell had five.
          expect(high).toBeGreaterThanOrEqual(Math.min(total, FEWEST_IN_CELL));
        }
      }),
      { numRuns: 3000 },
    );
  });

  test("finds nothing in large tables either", () => {
    fc.assert(
      fc.property(anyRow, (counts) => {
        const row = discloseCells("published", counts);
        const hidden = counts.filter((_, position) => row[position]?.shown === false);
        const wholeRow = hidden.length === counts.length;
        const sum = hidden.reduce((total, count) => total + count, 0);
        // The others at their least, how large can one be?
        const most = sum - (wholeRow ? 0 : hidden.length - 1);
        expect(hidden.length === 0 || wholeRow || (hidden.length >= 2 && most >= FEWEST_IN_CELL)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  test("sees no count from one to four", () => {
    fc.assert(
      fc.property(anyRow, (counts) => {
        for (const cell of discloseCells("published", counts)) {
          expect(cell.shown && cell.value > 0 && cell.value < FEWEST_IN_CELL).toBe(false);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("sees what is shown as it is, and as much as there was", () => {
    fc.assert(
      fc.property(anyRow, (counts) => {
        const row = discloseCells("published", counts);
        expect(row).toHaveLength(counts.length);
        expect(row.map((cell, position) => (cell.shown ? cell.value : counts[position]))).toEqual(counts);
        const hidesNothing = counts.every((count) => count === 0 || count >= FEWEST_IN_CELL);
        expect(row.every(({ shown }) => shown)).toBe(hidesNothing);
      }),
      { numRuns: 2000 },
    );
  });
});

function readGroups(reader: Reader, T: number, K: number, M: number): string {
  const shown = discloseGroups(reader, { shares: { T: share(0, T), K: share(0, K), M: share(0, M) } });
  return (["T", "K", "M"] as const).filter((group) => shown[group].shown).join("");
}

describe("an indicator for total, women and men that is published", () => {
  test.each([
    [63, 27, 25, "TKM"],
    [20, 10, 10, "TKM"],
    [30, 10, 10, "TKM"],
    [9, 9, 0, ""],
    [9, 4, 5, ""],
    [0, 0, 0, ""],
    // Nine women: the men and the total would say how they answered.
    [25, 9, 16, "T"],
    [25, 16, 9, "T"],
    // Ten others beside them, and nobody can subtract.
    [35, 9, 16, "TM"],
    // T − K − M: two people of another gender, or who did not say.
    [26, 12, 12, "TM"],
    [27, 12, 13, "TM"],
    [27, 13, 12, "TK"],
    [29, 20, 0, "T"],
    [30, 20, 0, "TK"],
    [20, 20, 0, "TK"],
    [20, 0, 20, "TM"],
    [12, 1, 11, "T"],
    [10, 10, 0, "TK"],
  ])("from %i, %i and %i people shows %s", (T, K, M, groups) => {
    expect(readGroups("published", T, K, M)).toBe(groups);
  });

  test("shows nobody's share who are fewer than ten, and leaves none to be worked out", () => {
    const groups = fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 40 }), fc.nat({ max: 40 }));
    fc.assert(
      fc.property(groups, ([K, M, others]) => {
        const T = K + M + others;
        const shown = readGroups("published", T, K, M);
        expect(shown.includes("T")).toBe(T >= FEWEST_IN_INDICATOR);
        expect(shown.includes("K") && K < FEWEST_IN_INDICATOR).toBe(false);
        expect(shown.includes("M") && M < FEWEST_IN_INDICATOR).toBe(false);
        const left = T - (shown.includes("K") ? K : 0) - (shown.includes("M") ? M : 0);
        expect(shown.includes("T") && left > 0 && left < FEWEST_IN_INDICATOR).toBe(false);
        expect(!shown.includes("T") && shown !== "").toBe(false);
      }),
      { numRuns: 3000 },
    );
  });

  test("passes on the shares themselves", () => {
    const shares = { T: share(40, 63), K: share(17, 27), M: share(20, 25) };
    expect(discloseGroups("published", { shares })).toEqual({
      T: { shown: true, value: shares.T },
      K: { shown: true, value: shares.K },
      M: { shown: true, value: shares.M },
    });
  });
});

describe("an indicator for total, women and men inside", () => {
  test.each([
    [63, 27, 25, "TKM"],
    [25, 9, 16, "TM"],
    [26, 12, 12, "TKM"],
    [12, 1, 11, "TM"],
    [9, 9, 0, ""],
    [0, 0, 0, ""],
  ])("from %i, %i and %i people shows %s", (T, K, M, groups) => {
    expect(readGroups("inside", T, K, M)).toBe(groups);
  });

  test("shows each group from ten up, whatever the others are", () => {
    const groups = fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 40 }), fc.nat({ max: 40 }));
    fc.assert(
      fc.property(groups, ([K, M, others]) => {
        const T = K + M + others;
        const expected = [T >= 10 ? "T" : "", K >= 10 ? "K" : "", M >= 10 ? "M" : ""].join("");
        expect(readGroups("inside", T, K, M)).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });
});
