import { pbkdf2Sync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { makePinVerifier, pinMatches } from "../../src/sealing/pin.ts";

describe("what the tablet keeps of a PIN", () => {
  test("recognises it, and nothing else", async () => {
    const verifier = await makePinVerifier("2749");
    expect(await pinMatches("2749", verifier)).toBe(true);
    for (const wrong of ["2748", "27490", "274", "", "٢٧٤٩"]) {
      expect(await pinMatches(wrong, verifier)).toBe(false);
    }
  });

  test("is not the PIN, and no two times the same", async () => {
    const [one, other] = await Promise.all([makePinVerifier("2749"), makePinVerifier("2749")]);
    expect(one.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(one.salt).toMatch(/^[0-9a-f]{32}$/);
    expect(one.salt).not.toBe(other.salt);
    expect(one.hash).not.toBe(other.hash);
    expect(JSON.stringify(one)).not.toContain("2749");
  });

  test("is slow to guess: 210,000 rounds of PBKDF2, as Node itself counts them", async () => {
    const verifier = await makePinVerifier("00000000");
    expect(verifier.hash).toBe(pbkdf2Sync("00000000", verifier.salt, 210_000, 32, "sha256").toString("hex"));
  });
});
