import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { suppressLinkedCells } from "../../../src/domain/results/linked-cells.ts";

describe("cells whose part sums another table shows", () => {
  test("what is hidden in one part does not follow from the sum of that part", () => {
    const contact = { counts: [23, 24, 9, 7, 4, 8], parts: [0, 0, 1, 1, 2, 2] };
    const shown = suppressLinkedCells(contact.counts, contact.parts).map((cell) => (cell.shown ? cell.value : ".."));
    expect(shown).toEqual([23, 24, 9, 7, "..", ".."]);
  });

  test("no hidden cell stands alone in its part, unless it is the whole part", () => {
    const cells = fc.array(fc.record({ count: fc.nat(12), part: fc.nat(2) }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(cells, (row) => {
        const shown = suppressLinkedCells(
          row.map(({ count }) => count),
          row.map(({ part }) => part),
        );
        for (const part of new Set(row.map((cell) => cell.part))) {
          const members = [...row.keys()].filter((position) => row[position]?.part === part);
          const hidden = members.filter((position) => shown[position]?.shown === false);
          expect(hidden.length === 1 && members.length > 1).toBe(false);
          expect(
            members.every(
              (position) =>
                shown[position]?.shown !== true || [0, 5, 6, 7, 8, 9, 10, 11, 12].includes(row[position]?.count ?? -1),
            ),
          ).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
