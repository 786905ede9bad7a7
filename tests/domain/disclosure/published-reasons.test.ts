import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { publishedReasonRows } from "../../../src/domain/disclosure/published-reasons.ts";
import { REFUSAL_REASONS } from "../../../src/domain/disposition/reasons.ts";

const counts = fc.dictionary(fc.constantFrom(...REFUSAL_REASONS), fc.nat({ max: 12 })).map((of) => new Map(Object.entries(of)));

describe("reasons that may leave the organisation", () => {
  test("are at least five each, those put together too, and all of them are counted", () => {
    fc.assert(
      fc.property(counts, (of) => {
        const { rows, others, total } = publishedReasonRows(of);
        expect(total).toBe([...of.values()].reduce((sum, count) => sum + count, 0));
        expect(rows.reduce((sum, { count }) => sum + count, others)).toBe(total);
        expect(rows.every(({ count }) => count >= 5)).toBe(true);
        expect(others === 0 || others >= 5 || rows.length === 0).toBe(true);
      }),
    );
  });

  test("take the smallest of the others with them while those put together are fewer than five", () => {
    const of = new Map([
      ["no-time", 9],
      ["nothing-changes", 6],
      ["language", 2],
    ]);
    expect(publishedReasonRows(of)).toEqual({ rows: [{ reason: "no-time", count: 9 }], others: 8, total: 17 });
    expect(publishedReasonRows(new Map([["language", 4]]))).toEqual({ rows: [], others: 4, total: 4 });
  });
});
