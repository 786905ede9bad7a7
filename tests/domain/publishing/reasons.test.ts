import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { publishReasons } from "../../../src/domain/publishing/reasons.ts";

function read(counts: Readonly<Record<string, number>>): string {
  const { rows, others } = publishReasons(new Map(Object.entries(counts)));
  const last = others === null ? [] : [`others ${others.shown ? others.value : ".."}`];
  return [...rows.map(({ reason, count }) => `${reason} ${count}`), ...last].join(", ");
}

describe("reasons for a no, published", () => {
  test.each([
    ["large ones as they are", { "no-time": 12, tired: 7 }, "no-time 12, tired 7"],
    ["small ones together", { "no-time": 12, tired: 3, language: 2 }, "no-time 12, others 5"],
    ["with what has no reason of its own", { "no-time": 12, other: 9, tired: 1 }, "no-time 12, others 10"],
    ["a small sum with the smallest large one", { "no-time": 12, "no-change": 6, tired: 2 }, "no-time 12, others 8"],
    ["a sum that stays small not at all", { tired: 2, language: 2 }, "others .."],
    ["nobody who said no", { tired: 0 }, ""],
  ])("%s", (_what, counts, expected) => {
    expect(read(counts)).toBe(expected);
  });

  test("lose nobody, and show no number from one to four", () => {
    const counts = fc.dictionary(fc.constantFrom("a", "b", "c", "d", "e", "other"), fc.nat({ max: 14 }));
    fc.assert(
      fc.property(counts, (given) => {
        const { rows, others } = publishReasons(new Map(Object.entries(given)));
        const total = Object.values(given).reduce((sum, count) => sum + count, 0);
        const shown = [...rows.map(({ count }) => count), ...(others?.shown === true ? [others.value] : [])];
        expect(shown.every((count) => count >= 5)).toBe(true);
        expect(others?.shown === false ? total < 5 : shown.reduce((sum, count) => sum + count, 0) === total).toBe(true);
      }),
    );
  });
});
