import { describe, expect, test } from "vitest";
import { isGoodEnough, strengthOf, suggestPassphrase } from "../../src/console/keys/passphrase.ts";
import { chance } from "../support/chance.ts";

describe("a passphrase", () => {
  test.each([
    ["", "empty"],
    ["   ", "empty"],
    ["tretton tecke", "too-short"],
    ["              kort", "too-short"],
    ["aaaaaaaaaaaaaaaaaaaaaaaa", "repetitive"],
    ["abababababababab", "repetitive"],
    ["fjorton tecken", "fair"],
    ["fyra gröna båtar i hamnen", "strong"],
  ])("%j is %s", (typed, strength) => {
    expect(strengthOf(typed)).toBe(strength);
  });

  test("may be suggested: five words that are always good enough, and never twice the same", () => {
    const random = chance(7);
    const suggested = Array.from({ length: 200 }, () => suggestPassphrase(random));
    expect(suggested.every(isGoodEnough)).toBe(true);
    expect(suggested.every((one) => /^[a-z]{5}(-[a-z]{5}){4}$/.test(one))).toBe(true);
    expect(new Set(suggested).size).toBe(200);
  });
});
