import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isId } from "../../src/kernel/ids.ts";
import { sha256 } from "../../src/sealing/hash.ts";
import { newId, randomBytes } from "../../src/sealing/random.ts";

describe("a hash", () => {
  test.each([
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  ])("of %j is the published one", async (text, hash) => {
    expect(await sha256(text)).toBe(hash);
  });

  test("is of the text's UTF-8, as the server computes it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme" }), async (text) => {
        expect(await sha256(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex"));
      }),
    );
  });
});

describe("chance", () => {
  test("gives as many bytes as asked for, and ids that differ", () => {
    expect(randomBytes(0)).toHaveLength(0);
    expect(randomBytes(33)).toHaveLength(33);
    const ids = Array.from({ length: 1000 }, newId);
    expect(ids.every(isId)).toBe(true);
    expect(new Set(ids).size).toBe(1000);
  });

  test("ids say nothing about which came first", () => {
    const ids = Array.from({ length: 400 }, newId);
    const rising = ids.slice(1).filter((id, position) => id > (ids[position] ?? "")).length;
    // Of 399 neighbours about half rise; 5.5 standard deviations to either side.
    expect(rising).toBeGreaterThan(167);
    expect(rising).toBeLessThan(232);
  });
});
