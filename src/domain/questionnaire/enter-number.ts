import { asciiDigits } from "../../kernel/digits.ts";
import type { NumberItem } from "./document.ts";

type Range = Pick<NumberItem, "minimum" | "maximum">;

/** What stands in the field after a try to change it, and why the try was not taken, where it was not. */
export type Entered = { readonly written: string; readonly refused: "not-whole" | "out-of-range" | null };

type Try = {
  readonly written: string;
  /** What the field would hold. */
  readonly typed: string;
};

/**
 * A digit is taken as long as some number of the range begins with what then stands
 * there, so that no number outside can come of it from the front; taking away is always possible. Digits of any script
 * are understood, and kept as 0–9.
 */
export function enterNumber(range: Range, { written, typed }: Try): Entered {
  const plain = asciiDigits(typed.replace(/[\p{Cf}\s]/gu, ""))
    .replace(/^[\u2212\u2013\uFE63\uFF0D]/, "-")
    .replace(/^\+/, "")
    .replace(/^(-?)0+(?=\d)/, "$1");
  if (!/^-?\d*$/.test(plain)) {
    return { written, refused: "not-whole" };
  }
  const shorter = plain.length < written.length;
  return shorter || canBecome(range, plain) ? { written: plain, refused: null } : { written, refused: "out-of-range" };
}

/** Whether a number of the range begins with these digits (no zero leads) and this sign. */
function canBecome({ minimum, maximum }: Range, text: string): boolean {
  if (text === "") {
    return true;
  }
  if (text === "-") {
    return minimum < 0;
  }
  const start = Math.abs(Number(text));
  const [least, most] = text.startsWith("-") ? [-maximum, -minimum] : [minimum, maximum];
  if (start === 0) {
    return least <= 0 && most >= 0;
  }
  // All that begin so and have no, one, two … digits more.
  for (let [first, last] = [start, start]; first <= most; first *= 10, last = last * 10 + 9) {
    if (last >= least) {
      return true;
    }
  }
  return false;
}
