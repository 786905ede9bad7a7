import { describe, expect, test } from "vitest";
import { isSamePassphrase, suggestPassphrase } from "../../src/envelopes/passphrase.ts";
import { estimateGuesses, PASSPHRASE_BITS } from "../../src/sealing/guessing.ts";
import { chance } from "../support/chance.ts";

describe("a passphrase", () => {
  test("is made by chance: five words that always hold, and never twice the same", () => {
    const random = chance(7);
    const suggested = Array.from({ length: 200 }, () => suggestPassphrase(random));
    expect(suggested.every((one) => /^[a-z]{5}(-[a-z]{5}){4}$/.test(one))).toBe(true);
    expect(new Set(suggested).size).toBe(200);
    const bits = suggested.slice(0, 50).map((one) => estimateGuesses(one, []).bits);
    expect(bits.filter((few) => few < PASSPHRASE_BITS)).toEqual([]);
  });

  test("is the same twice however the keyboard makes its letters", () => {
    expect(isSamePassphrase("båtar", " båtar".normalize("NFD"))).toBe(true);
    expect(isSamePassphrase("båtar", "batar")).toBe(false);
  });
});
