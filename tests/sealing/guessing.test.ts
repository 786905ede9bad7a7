import { describe, expect, test } from "vitest";
import { estimateGuesses, PASSPHRASE_BITS, PASSWORD_BITS } from "../../src/sealing/guessing.ts";

const bits = (typed: string, own: readonly string[] = []): number => estimateGuesses(typed, own).bits;

describe("guessing", () => {
  test.each([
    ["12345678901234", "common"],
    ["passwordpassword", "repeated"],
    ["sommarsommar14", "repeated"],
    ["lösenordlösenord", "repeated"],
    ["Sommar2024Sommar2024", "repeated"],
    ["abababababababababababab", "repeated"],
    ["qwertyuiopasdfghjklöä", "row"],
    ["abcdefghijklmnopqrstuvwx", "row"],
    ["p@ssw0rdp@ssw0rd1", "repeated"],
    ["Socialtjänsten2026!", "common"],
    ["kommunensocialtjänst", "common"],
    ["1985031419850316", "date"],
    ["hejhejhejhejhejhej", "repeated"],
    ["fyra glada laxar", "short"],
    ["stockholm göteborg malmö", "short"],
    ["mamma pappa barn hund katt hem", "short"],
  ])("%s is far from what a passphrase needs: %s", (typed, weakness) => {
    expect(estimateGuesses(typed)).toMatchObject({ weakness });
    expect(bits(typed)).toBeLessThan(PASSPHRASE_BITS);
  });

  test.each([
    "nio gröna båtar seglar sakta hemåt",
    "tio röda bilar kör genom natten sent",
    "bafud-lomik-rosin-tadub-zarap",
    "hT7kLq2#vX9wPz4mRt8&s",
  ])("%s takes too long", (typed) => expect(bits(typed)).toBeGreaterThanOrEqual(PASSPHRASE_BITS));

  test("a password of an account needs less, but is on no list either", () => {
    for (const listed of ["passwordpassword", "sommarsommar14", "lösenord1234", "qwertyuiop123", "123456789012"]) {
      expect([listed, bits(listed) < PASSWORD_BITS]).toEqual([listed, true]);
    }
    for (const fine of ["ett ganska långt lösenord", "fyra glada laxar hoppar"]) {
      expect([fine, bits(fine) >= PASSWORD_BITS]).toEqual([fine, true]);
    }
  });

  test("what stands on the door is tried first, and letters are never worth more than words", () => {
    expect(bits("Provkommunen samordnare", ["Provkommunen", "samordnare"])).toBeLessThan(bits("Provkommunen samordnare"));
    expect(bits("Provkommunen samordnare", ["Provkommunen", "samordnare"])).toBeLessThan(PASSWORD_BITS);
    expect(bits("kattungarna sover mjukt")).toBeLessThanOrEqual(4 * 13);
  });

  test("says the same however letters are composed", () => {
    const text = "nio gröna båtar seglar hem";
    expect(bits(` ${text.normalize("NFD")} `)).toBe(bits(text));
  });
});
