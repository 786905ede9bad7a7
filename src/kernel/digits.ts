/**
 * The text with every decimal digit of any script as 0–9: people type the digits of their keyboard (٧, ۷, ７), and one
 * that is not understood must never simply vanish.
 */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => `${valueOf(digit)}`);
}

/**
 * The whole number that was typed, or null. Digits of any script, spaces around it, marks of direction that keyboards
 * slip in, and any minus sign; but no separators: whether `2,5` or `1.000` means a fraction depends on who writes it.
 */
export function readWholeNumber(typed: string): number | null {
  const plain = asciiDigits(typed.replace(/\p{Cf}/gu, "").trim()).replace(/^[\u2212\u2013\uFE63\uFF0D]/, "-");
  return /^[+-]?\d{1,15}$/.test(plain) ? Number(plain) + 0 : null;
}

/** Unicode keeps the digits of a script together, from zero to nine; where several sets touch, each has ten. */
function valueOf(digit: string): number {
  const point = digit.codePointAt(0) ?? 0;
  let zero = point;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) {
    zero -= 1;
  }
  return (point - zero) % 10;
}
