import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nameKey, tidyName } from "../../src/kernel/names.ts";

describe("a name", () => {
  test.each([
    ["  Väntrum   A ", "Väntrum A"],
    ["Va\u0308ntrum A", "Väntrum A"],
    ["Vänt\u00adrum\u200b A\ufeff", "Väntrum A"],
    ["\u202eVäntrum A\u202c\u2066\u2069", "Väntrum A"],
    ["Väntrum\tA\r\n", "Väntrum A"],
    ["Väntrum\u00a0A", "Väntrum A"],
    ["Vän\u0000trum\u0007 A", "Väntrum A"],
    ["Väntrum\ufe0f A\u3164", "Väntrum A"],
    ["Väntrum A\ud800", "Väntrum A"],
    ["قاعة\u200f الانتظار", "قاعة الانتظار"],
  ])("%j is kept as %j", (typed, kept) => {
    expect(tidyName(typed)).toBe(kept);
  });

  test.each(["", "   ", "\u200b", "\u00ad\u200d\u200e", "\u2800\u3164", "\u0000\u001f", "\u202a \u202c", "\ufeff"])(
    "%j is none: nobody would see it",
    (typed) => {
      expect(tidyName(typed)).toBe("");
      expect(nameKey(typed)).toBe("");
    },
  );

  test.each([
    ["Väntrum A", "VÄNTRUM a"],
    ["Väntrum A", "va\u0308ntrum  a"],
    ["Väntrum A", "Vänt\u200brum A"],
    ["Straße", "STRASSE"],
    ["ΟΔΟΣ", "οδος"],
    ["Xafiiska", "\u2068Xafiiska\u2069"],
  ])("%j looks like %j", (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  test.each([
    ["Väntrum A", "Väntrum B"],
    ["Väntrum A", "Vantrum A"],
    ["Rum 1", "Rum 11"],
    ["Rum A", "RumA"],
  ])("%j does not look like %j", (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });

  test("stays what it is when it is tidied again, and never holds what can't be seen", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const name = tidyName(text);
        expect(tidyName(name)).toBe(name);
        expect(nameKey(name)).toBe(nameKey(text));
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}]|^\s|\s$|\s\s/u);
      }),
    );
  });
});
