import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newSheetNumber, newSheetNumbers, readSheetNumber, sheetNumberText } from "../../../src/domain/paper/sheet-number.ts";
import { err, ok } from "../../../src/kernel/result.ts";
import { chance } from "../../support/chance.ts";

const someNumber = fc.integer({ min: 1, max: 2 ** 31 - 1 }).map((seed) => newSheetNumber(chance(seed)));

describe("the number of a sheet", () => {
  test("is read as it was printed, with or without what stands between, in the digits of any script", () => {
    fc.assert(
      fc.property(someNumber, (number) => {
        const arabic = number.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));
        for (const typed of [number, sheetNumberText(number), ` ${sheetNumberText(number).replaceAll(" ", "-")} `, arabic]) {
          expect(readSheetNumber(typed)).toEqual(ok(number));
        }
      }),
    );
    expect(sheetNumberText(newSheetNumber(chance(1)))).toMatch(/^\d{4} \d{4} \d{4}$/);
  });

  test("is never another one by a single wrong digit, or by two neighbours that changed places", () => {
    fc.assert(
      fc.property(someNumber, fc.nat(11), fc.integer({ min: 1, max: 9 }), (number, at, more) => {
        const wrong = [...number];
        wrong[at] = String((Number(number[at]) + more) % 10);
        expect(readSheetNumber(wrong.join(""))).toEqual(err("mistyped"));
        const swapped = [...number];
        [swapped[at - 1], swapped[at]] = [swapped[at] ?? "", swapped[at - 1] ?? ""];
        if (at > 0 && number[at] !== number[at - 1]) {
          expect(readSheetNumber(swapped.join(""))).toEqual(err("mistyped"));
        }
      }),
    );
  });

  test.each(["", "123", "1234 5678 901", "1234 5678 9012 3", "1234 5678 90x2"])("is not %j", (typed) => {
    expect(readSheetNumber(typed)).toEqual(err("incomplete"));
  });

  test("is another on each sheet, also where chance gives the same twice", () => {
    expect(new Set(newSheetNumbers(500, chance(7))).size).toBe(500);
    const bytes = [...Array.from({ length: 22 }, () => 3), ...Array.from({ length: 11 }, () => 4)];
    const numbers = newSheetNumbers(2, () => new Uint8Array([bytes.shift() ?? 0]));
    expect(numbers.map((number) => number.slice(0, 11))).toEqual(["3".repeat(11), "4".repeat(11)]);
  });
});
