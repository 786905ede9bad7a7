import type { Brand } from "../../kernel/brand.ts";
import { asciiDigits } from "../../kernel/digits.ts";
import type { RandomBytes } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";

/**
 * What tells one printed sheet from all others of its round: eleven random digits and a check digit, so that a sheet that is
 * entered twice is counted once. Random, so that it says nothing of who got which sheet, or when.
 */
export type SheetNumber = Brand<string, "SheetNumber">;

const DIGITS = 12;

/** Eleven digits by chance, each as likely as any other. */
export function newSheetNumber(randomBytes: RandomBytes): SheetNumber {
  let digits = "";
  while (digits.length < DIGITS - 1) {
    const [byte = 0] = randomBytes(1);
    // 250 is the last multiple of ten in a byte.
    digits += byte < 250 ? String(byte % 10) : "";
  }
  return `${digits}${checkDigit(digits)}` as SheetNumber;
}

/** So many different ones. */
export function newSheetNumbers(count: number, randomBytes: RandomBytes): readonly SheetNumber[] {
  const numbers = new Set<SheetNumber>();
  while (numbers.size < count) {
    numbers.add(newSheetNumber(randomBytes));
  }
  return [...numbers];
}

/**
 * The number that was typed, in digits of any script, with whatever stands between them. `incomplete`: not twelve digits;
 * `mistyped`: the last does not belong to the others, so that at least one is wrong.
 */
export function readSheetNumber(typed: string): Result<SheetNumber, "incomplete" | "mistyped"> {
  const digits = asciiDigits(typed).replace(/[\s\p{Cf}\p{Pd}.]/gu, "");
  if (!/^\d+$/.test(digits) || digits.length !== DIGITS) {
    return err("incomplete");
  }
  return checkDigit(digits.slice(0, -1)) === digits.at(-1) ? ok(digits as SheetNumber) : err("mistyped");
}

/** In groups of four, as it stands on the sheet. */
export function sheetNumberText(number: SheetNumber): string {
  return number.replace(/(\d{4})(?=\d)/g, "$1 ");
}

/** H. M. Damm's quasigroup of order ten: no single wrong digit goes unseen, and no two neighbours that changed places. */
const QUASIGROUP = [
  "0317598642",
  "7092154863",
  "4206871359",
  "1750983426",
  "6123045978",
  "3674209581",
  "5869720134",
  "8945362017",
  "9438617205",
  "2581436790",
];

function checkDigit(digits: string): string {
  let row = 0;
  for (const digit of digits) {
    row = Number(QUASIGROUP[row]?.[Number(digit)]);
  }
  return String(row);
}
