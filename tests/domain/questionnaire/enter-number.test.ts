import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { enterNumber } from "../../../src/domain/questionnaire/enter-number.ts";

const range = fc
  .tuple(fc.integer({ min: -3000, max: 3000 }), fc.nat(3000))
  .map(([minimum, more]) => ({ minimum, maximum: minimum + more }));
const key = fc.constantFrom(..."0123456789-٣x,".split(""));

/** Key by key, as on the pad; a sign is put in front. */
function type(limits: { readonly minimum: number; readonly maximum: number }, keys: readonly string[]): string {
  return keys.reduce(
    (written, one) => enterNumber(limits, { written, typed: one === "-" ? `-${written}` : written + one }).written,
    "",
  );
}

describe("a number on the pad", () => {
  test("of the range can always be typed, and its digits taken away again", () => {
    fc.assert(
      fc.property(range, fc.nat(3000), (limits, more) => {
        const wanted = Math.min(limits.maximum, limits.minimum + more);
        const keys = [...`${Math.abs(wanted)}`];
        // Somebody may begin with the sign, as it is written.
        let written = wanted < 0 ? enterNumber(limits, { written: "", typed: "-" }).written : "";
        for (const digit of keys) {
          written = enterNumber(limits, { written, typed: written + digit }).written;
        }
        expect(Number(written)).toBe(wanted);
        for (let left = written.length; left > 0; left--) {
          const shorter = enterNumber(limits, { written, typed: written.slice(0, -1) });
          expect(shorter.refused).toBeNull();
          written = shorter.written;
        }
        expect(written).toBe("");
      }),
    );
  });

  test("never goes beyond the range, whatever is typed: what stands there can still become one of it", () => {
    fc.assert(
      fc.property(range, fc.array(key, { maxLength: 8 }), (limits, keys) => {
        const written = type(limits, keys);
        expect(written).toMatch(/^-?(0|[1-9]\d*)?$/);
        const numbers = Array.from({ length: limits.maximum - limits.minimum + 1 }, (_, at) => `${limits.minimum + at}`);
        expect(written === "-0" ? numbers.includes("0") : numbers.some((number) => number.startsWith(written))).toBe(true);
      }),
    );
  });

  test.each([
    ["5", "5", null],
    ["30", "30", null],
    ["31", "3", "out-of-range"],
    ["305", "30", "out-of-range"],
    ["07", "7", null],
    ["٢٨", "28", null],
    [" 1 2 ", "12", null],
    ["2,5", "2", "not-whole"],
    ["-1", "", "out-of-range"],
    ["2x", "2", "not-whole"],
  ] as const)("of 0 to 30, typed as %j, is %j, and what is not taken says why: %s", (typed, written, refused) => {
    const start = written === typed.trim() ? "" : typed.startsWith("-") ? "" : written;
    expect(enterNumber({ minimum: 0, maximum: 30 }, { written: start, typed })).toEqual({ written, refused });
  });
});
