import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { discloseParts } from "../../../src/domain/disclosure/parts.ts";
import { FEWEST_IN_INDICATOR } from "../../../src/domain/disclosure/reader.ts";
import { share } from "../../../src/domain/rates/share.ts";

describe("an indicator by language or by site, whose total is published", () => {
  test.each([
    [[30, 23, 22], "30 23 22"],
    [[10, 10], "10 10"],
    // One that is small: the smallest other goes with it.
    [[30, 9, 22], "30 ·· ··"],
    [[30, 9], "·· ··"],
    [[9], "··"],
    // Two small ones that are ten together hide each other.
    [[30, 5, 5], "30 ·· ··"],
    [[30, 4, 5, 12], "30 ·· ·· ··"],
    // Nobody there is nothing to hide, and nothing to show.
    [[30, 0, 22], "30 ·· 22"],
    [[3, 4], "·· ··"],
    [[], ""],
  ])("%j is shown as %s", (bases, expected) => {
    const shown = discloseParts(
      "published",
      bases.map((of) => share(0, of)),
    ).map((part) => (part.shown ? String(part.value.of) : "··"));
    expect(shown.join(" ")).toBe(expected);
  });

  test("shows nobody's who are fewer than ten, and total minus shown leaves none or at least ten", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 30 }), { maxLength: 12 }), (bases) => {
        const parts = discloseParts(
          "published",
          bases.map((of) => share(1, of)),
        );
        const left = bases.reduce((sum, of, position) => sum + (parts[position]?.shown === false ? of : 0), 0);
        const total = bases.reduce((sum, of) => sum + of, 0);
        expect(parts).toHaveLength(bases.length);
        for (const [position, part] of parts.entries()) {
          expect(part.shown ? part.value : share(1, bases[position] ?? 0)).toEqual(share(1, bases[position] ?? 0));
          expect(part.shown && part.value.of < FEWEST_IN_INDICATOR).toBe(false);
        }
        expect(left === 0 || left >= FEWEST_IN_INDICATOR || left === total).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

test("inside, each part is shown from ten up, whatever the others are", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 30 }), { maxLength: 12 }), (bases) => {
      const parts = discloseParts(
        "inside",
        bases.map((of) => share(1, of)),
      );
      expect(parts.map(({ shown }) => shown)).toEqual(bases.map((of) => of >= 10));
    }),
    { numRuns: 1000 },
  );
});
