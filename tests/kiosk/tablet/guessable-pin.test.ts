import { describe, expect, test } from "vitest";
import { isGuessable } from "../../../src/kiosk/tablet/pin/guessable-pin.ts";

describe("a PIN that anybody would try first is refused", () => {
  test.each([
    ["one digit over and over", "1111 0000 99999 77777777"],
    ["digits in a row", "1234 4321 0123 7890 3210 9876 123456 87654321"],
    ["a pair or a half twice", "1212 6969 4545 121212 123123 25802580"],
    ["a year", "1984 2001 1999 2026"],
    ["a birthday with its year", "19841231 31121984 20010203"],
    ["a line or the corners of the pad", "2580 0852 1470 3690 1397 1379 147258 159753"],
    ["the same from behind", "1221 2552 12321 1234321"],
    // The twenty most common four-digit PINs that were ever leaked (DataGenetics).
    [
      "the twenty commonest",
      "1234 1111 0000 1212 7777 1004 2000 4444 2222 6969 9999 3333 5555 6666 1122 1313 8888 4321 2001 1010",
    ],
  ])("%s", (_what, pins) => {
    expect(pins.split(" ").filter((pin) => !isGuessable(pin))).toEqual([]);
  });

  test("and nearly every other is not: a thief has thousands left to try", () => {
    const fine = Array.from({ length: 10_000 }, (_, pin) => String(pin).padStart(4, "0")).filter((pin) => !isGuessable(pin));
    expect(fine.length).toBeGreaterThan(9_400);
    expect(["8305", "4937", "60418", "7302946"].filter(isGuessable)).toEqual([]);
  });
});
