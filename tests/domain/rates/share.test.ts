import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { percent, share, wholePercent, wilsonInterval } from "../../../src/domain/rates/share.ts";

/** A part of a whole, as counts in a waiting room and as counts of a nation. */
const arbitraryShare = fc
  .oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 1_000_000 }))
  .chain((of) => fc.record({ part: fc.integer({ min: 0, max: of }), of: fc.constant(of) }));

describe("per cent in whole numbers", () => {
  test.each([
    [0, 0, null],
    [0, 7, 0],
    [1, 200, 1], // 0.5
    [1, 201, 0],
    [1723, 5000, 34], // 34.46, which is 34.5 with one decimal and must not become 35
    [1725, 5000, 35], // 34.5
    [7, 7, 100],
  ])("%i of %i is %s", (part, of, expected) => {
    expect(wholePercent(share(part, of))).toBe(expected);
  });
});

describe("per cent with one decimal", () => {
  test.each([
    [0, 1, 0],
    [1, 1, 100],
    [1, 2, 50],
    [1, 3, 33.3],
    [2, 3, 66.7],
    [1, 8, 12.5],
    [1, 16, 6.3], // 6.25
    [3, 16, 18.8], // 18.75
    [5, 80, 6.3], // 6.25
    [1, 80, 1.3], // 1.25
    [1, 400, 0.3], // 0.25
    [1, 2000, 0.1], // 0.05
    [1, 2001, 0], // 0.04998
    [1999, 2000, 100], // 99.95
    [1998, 2000, 99.9],
    [9, 80, 11.3], // 11.25
    [27, 160, 16.9], // 16.875
    [57, 160, 35.6], // 35.625
    // 50.25, 50.75 and 0.15, which binary fractions take for less than a half.
    [201, 400, 50.3],
    [203, 400, 50.8],
    [3, 2000, 0.2],
    [201, 2000, 10.1], // 10.05, which no binary fraction holds
    [403, 2000, 20.2], // 20.15
    [2001, 2000, 100.1], // 100.05
  ])("%i of %i is %d: halves go up", (part, of, expected) => {
    expect(percent(share(part, of))).toBe(expected);
  });

  test("of nobody is nothing, never 0 and never NaN", () => {
    expect(percent(share(0, 0))).toBeNull();
    expect(wilsonInterval(share(0, 0))).toBeNull();
  });

  test("is what whole-number arithmetic gives", () => {
    fc.assert(
      fc.property(arbitraryShare, ({ part, of }) => {
        // floor(1000 · part / of + ½) tenths.
        const tenths = (2000n * BigInt(part) + BigInt(of)) / (2n * BigInt(of));
        const shown = percent(share(part, of));
        expect(shown).toBe(Number(tenths) / 10);
        expect(shown?.toFixed(1)).toBe(`${tenths / 10n}.${tenths % 10n}`);
      }),
      { numRuns: 5000 },
    );
  });

  test("is never off by more than half a tenth", () => {
    fc.assert(
      fc.property(arbitraryShare, ({ part, of }) => {
        expect(Math.abs((percent(share(part, of)) ?? Number.NaN) - (100 * part) / of)).toBeLessThanOrEqual(0.05 + 1e-9);
      }),
    );
  });
});

describe("the 95 % Wilson interval", () => {
  // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I, method 3.
  test.each([
    [81, 263, 25.5, 36.6],
    [15, 148, 6.2, 16.0],
    [0, 20, 0, 16.1],
    [1, 29, 0.6, 17.2],
  ])("of %i in %i is %d to %d (Newcombe 1998)", (part, of, low, high) => {
    expect(wilsonInterval(share(part, of))).toEqual({ low, high });
  });

  test.each([
    // The limits are the two p with (p̂ − p)² = z² p (1 − p) / n, solved by hand.
    [0, 1, 0, 79.3],
    [1, 1, 20.7, 100],
    [5, 10, 23.7, 76.3],
    [78, 120, 56.1, 72.9],
    [29, 29, 88.3, 100],
  ])("of %i in %i is %d to %d", (part, of, low, high) => {
    expect(wilsonInterval(share(part, of))).toEqual({ low, high });
  });

  test("contains the share itself, and stays between 0 and 100", () => {
    fc.assert(
      fc.property(arbitraryShare, ({ part, of }) => {
        const interval = wilsonInterval(share(part, of));
        const p = (100 * part) / of;
        expect(interval?.low).toBeGreaterThanOrEqual(0);
        expect(interval?.low).toBeLessThanOrEqual(p + 0.05);
        expect(interval?.high).toBeGreaterThanOrEqual(p - 0.05);
        expect(interval?.high).toBeLessThanOrEqual(100);
      }),
      { numRuns: 3000 },
    );
  });

  test("solves its equation at both ends", () => {
    fc.assert(
      fc.property(arbitraryShare, ({ part, of }) => {
        const p = part / of;
        const distance = (limit: number): number => (p - limit) ** 2 - (1.959963984540054 ** 2 * limit * (1 - limit)) / of;
        const { low, high } = wilsonInterval(share(part, of)) ?? { low: Number.NaN, high: Number.NaN };
        // Half a tenth of a per cent further out the equation is passed, as much further in it is not yet.
        expect(distance(Math.max(0, low / 100 - 0.0006))).toBeGreaterThanOrEqual(-1e-12);
        expect(distance(Math.min(1, high / 100 + 0.0006))).toBeGreaterThanOrEqual(-1e-12);
        expect(distance(Math.min(p, low / 100 + 0.0006))).toBeLessThanOrEqual(1e-12);
        expect(distance(Math.max(p, high / 100 - 0.0006))).toBeLessThanOrEqual(1e-12);
      }),
      { numRuns: 3000 },
    );
  });

  test("is as wide for a no as for a yes", () => {
    fc.assert(
      fc.property(arbitraryShare, ({ part, of }) => {
        const yes = wilsonInterval(share(part, of));
        const no = wilsonInterval(share(of - part, of));
        expect(Math.abs((yes?.low ?? Number.NaN) - (100 - (no?.high ?? Number.NaN)))).toBeLessThan(0.11);
      }),
    );
  });

  test("gets narrower with more people", () => {
    const width = (of: number): number => {
      const { low, high } = wilsonInterval(share(of / 2, of)) ?? { low: 0, high: 0 };
      return high - low;
    };
    const widths = [10, 20, 40, 80, 160, 320].map(width);
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
    expect(width(1000)).toBeLessThan(width(10) / 5);
  });
});
