import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isId, mintId, type RandomBytes, shuffle, toHex } from "../../src/kernel/ids.ts";
import { chance } from "../support/chance.ts";

const always =
  (...bytes: number[]): RandomBytes =>
  (count) =>
    Uint8Array.from({ length: count }, (_, position) => bytes[position % bytes.length] ?? 0);

describe("an id", () => {
  test("is 128 random bits as 32 lower-case hex digits", () => {
    const asked: number[] = [];
    const id = mintId((count) => {
      asked.push(count);
      return Uint8Array.from({ length: count }, (_, position) => position * 17);
    });
    expect(asked).toEqual([16]);
    expect(id).toBe("00112233445566778899aabbccddeeff");
    expect(isId(id)).toBe(true);
  });

  test("says nothing but what chance said: the same bytes give the same id at any time", () => {
    expect(mintId(chance(7))).toBe(mintId(chance(7)));
    expect(mintId(chance(7))).not.toBe(mintId(chance(8)));
  });

  test.each(["", "0".repeat(31), "0".repeat(33), "A".repeat(32), "g".repeat(32), `${"0".repeat(32)}\n`, ` ${"0".repeat(31)}`])(
    "is not %j",
    (text) => {
      expect(isId(text)).toBe(false);
    },
  );
});

test("hex is what Node's own Buffer writes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      expect(toHex(bytes)).toBe(Buffer.from(bytes).toString("hex"));
    }),
  );
});

describe("shuffling", () => {
  test("gives back the same answers, in whatever order, and leaves the list alone", () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 40 }), fc.nat(), (answers, seed) => {
        const before = [...answers];
        const shuffled = shuffle(answers, chance(seed));
        expect([...shuffled].sort((a, b) => a - b)).toEqual([...answers].sort((a, b) => a - b));
        expect(answers).toEqual(before);
      }),
    );
  });

  test("favours no order: 24,000 shuffles of four answers give each of the 24 orders about a thousand times", () => {
    const randomBytes = chance(20260914);
    const seen = new Map<string, number>();
    for (let round = 0; round < 24_000; round++) {
      const order = shuffle(["a", "b", "c", "d"], randomBytes).join("");
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(24);
    // χ² with 23 degrees of freedom stays under 49.7 in 999 of 1,000 runs.
    const chiSquare = [...seen.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(chiSquare).toBeLessThan(49.7);
  });

  test("draws again when a draw would favour the first answers", () => {
    // 2³² leaves a rest of 1 when divided by 3: the very last draw is one too many.
    const draws = [always(255), always(0, 0, 0, 1), always(0)];
    let drawn = 0;
    const shuffled = shuffle(["a", "b", "c"], (count) => (draws[drawn++] ?? always(0))(count));
    expect(drawn).toBe(3);
    // The second draw moved the last answer to place 1, the third the middle one to place 0.
    expect(shuffled).toEqual(["c", "a", "b"]);
  });
});
