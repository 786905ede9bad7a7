import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differenceOf } from "../../../src/domain/rates/difference.ts";
import { share } from "../../../src/domain/rates/share.ts";

describe("the difference between two shares", () => {
  // Newcombe 1998, table II, method 10.
  test.each([
    [share(56, 70), share(48, 80), 20, 5.2, 33.4, true],
    [share(9, 10), share(3, 10), 60, 17.1, 80.9, true],
    [share(5, 56), share(0, 29), 8.9, -3.8, 19.3, false],
    [share(10, 10), share(0, 10), 100, 60.8, 100, true],
  ])("%j and %j", (one, other, points, low, high, certain) => {
    expect(differenceOf(one, other)).toEqual({ points, interval: { low, high }, certain });
  });

  test("is none where one is a share of nobody", () => {
    expect(differenceOf(share(0, 0), share(1, 2))).toBeNull();
    expect(differenceOf(share(1, 2), share(0, 0))).toBeNull();
  });

  test("turns round with the two, lies in its interval, and is never certain between equal shares", () => {
    const arbitrary = fc.nat({ max: 400 }).chain((of) => fc.nat({ max: of }).map((part) => share(part, of)));
    fc.assert(
      fc.property(arbitrary, arbitrary, (one, other) => {
        const there = differenceOf(one, other);
        const back = differenceOf(other, one);
        fc.pre(there !== null && back !== null);
        expect([back?.certain, back?.points]).toEqual([there?.certain, 0 - (there?.points ?? 0)]);
        expect(there?.interval.low).toBeLessThanOrEqual(there?.points ?? Number.NaN);
        expect(there?.interval.high).toBeGreaterThanOrEqual(there?.points ?? Number.NaN);
        expect(differenceOf(one, one)?.certain).toBe(false);
      }),
    );
  });
});
