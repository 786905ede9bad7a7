import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asciiDigits, readWholeNumber } from "../../src/kernel/digits.ts";

const ZEROS = { arabic: "٠", persian: "۰", devanagari: "०", wide: "０", bold: "𝟎", mono: "𝟶" };

function inScript(text: string, zero: string): string {
  const first = zero.codePointAt(0) ?? 0;
  return text.replace(/\d/g, (digit) => String.fromCodePoint(first + Number(digit)));
}

describe.each(Object.entries(ZEROS))("digits of another script (%s)", (_, zero) => {
  test("are the same digits", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{0,12}$/), (digits) => {
        expect(asciiDigits(inScript(digits, zero))).toBe(digits);
        expect(asciiDigits(`${inScript(digits, zero)}-AÅا`)).toBe(`${digits}-AÅا`);
      }),
    );
  });

  test("are the same number", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (number) => {
        expect(readWholeNumber(inScript(`${number}`, zero))).toBe(number);
      }),
    );
  });
});

describe("a whole number that was typed", () => {
  test.each<[string, number]>([
    ["7", 7],
    [" 07 ", 7],
    ["-3", -3],
    ["−3", -3],
    ["\u200f٣", 3],
    ["\u061c-۳", -3],
    ["+4", 4],
    ["-0", 0],
  ])("%j is %d", (typed, number) => {
    expect(readWholeNumber(typed)).toBe(number);
  });

  test.each(["", " ", "2,5", "2.5", "٢٫٥", "1 000", "1.000", "1e3", "0x1f", "7a", "--1", "½", "²", "٧٪", "9".repeat(16)])(
    "%j is none",
    (typed) => {
      expect(readWholeNumber(typed)).toBeNull();
    },
  );
});
