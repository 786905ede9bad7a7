import { describe, expect, test } from "vitest";
import { checkGuessing } from "../../src/console/keys/check-guessing.ts";
import { isSamePassphrase, suggestPassphrase } from "../../src/console/keys/passphrase.ts";
import { chance } from "../support/chance.ts";

describe("a passphrase", () => {
  test("is made by chance: five words that always hold, and never twice the same", async () => {
    const random = chance(7);
    const suggested = Array.from({ length: 200 }, () => suggestPassphrase(random));
    expect(suggested.every((one) => /^[a-z]{5}(-[a-z]{5}){4}$/.test(one))).toBe(true);
    expect(new Set(suggested).size).toBe(200);
    const refused = await Promise.all(suggested.slice(0, 50).map((one) => checkGuessing("passphrase", one, [])));
    expect(refused.filter((one) => one !== null)).toEqual([]);
  });

  test("of one's own is refused with why, and how far it is; an account's password may be easier", async () => {
    expect(await checkGuessing("passphrase", "sommarsommar14", [])).toMatchObject({ weakness: "repeated", needed: 60 });
    expect(await checkGuessing("passphrase", "fyra glada laxar hoppar", [])).toMatchObject({ weakness: "short", needed: 60 });
    expect(await checkGuessing("password", "fyra glada laxar hoppar", [])).toBeNull();
    expect(await checkGuessing("password", "Provkommunen2026", ["Provkommunen"])).toMatchObject({ needed: 40 });
  });

  test("is the same twice however the keyboard makes its letters", () => {
    expect(isSamePassphrase("båtar", " båtar".normalize("NFD"))).toBe(true);
    expect(isSamePassphrase("båtar", "batar")).toBe(false);
  });
});
