/**
 * What an item's id or an option's code may be made of: letters, digits, `_` and `-`, first a letter or a digit, at most
 * 64 signs (design, "Built-in questionnaires: codes"). So the codes that the field's own forms have (`Q1`, `1`, `o_other`) stay.
 */
const CODE = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

export function isCode(text: string): boolean {
  return CODE.test(text);
}

/**
 * What a spreadsheet, R or pandas makes of a code in a CSV file; two codes with one reading become one there. `changed`:
 * the code does not come out of it as it went in (`mar-12` is a day, `1e3` is 1000, `01` is 1, `NA` is nothing).
 */
export type Reading = { readonly value: string; readonly changed: boolean };

export function readingOf(code: string): Reading {
  if (MISSING.has(code)) {
    return { value: "nothing", changed: true };
  }
  if (/^\d+(e-?\d+)?$/i.test(code)) {
    return { value: `number ${Number(code)}`, changed: !/^(0|[1-9]\d*)$/.test(code) || code.length > MOST_DIGITS };
  }
  const folded = code.toLowerCase();
  if (TRUTHS.has(folded)) {
    return { value: `truth ${folded}`, changed: true };
  }
  return { value: folded, changed: isDay(folded) };
}

/** A whole number of more digits is shown, and saved again, as `1.23E+11`. */
const MOST_DIGITS = 11;

/** In just this spelling: R and pandas read them as a missing value. */
const MISSING = new Set(["NA", "NaN", "nan", "NULL", "null", "None"]);

/** English and Swedish, as spreadsheets in these languages know them. */
const TRUTHS = new Set(["true", "false", "sant", "falskt"]);
const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
  "januari",
  "februari",
  "mars",
  "maj",
  "juni",
  "juli",
  "augusti",
  "oktober",
];

/** `12-3`, `2026-09`, `mar-12`, `12mar`, `sept2`, `1-jan-26`: what a spreadsheet takes for a day or a month. */
function isDay(code: string): boolean {
  const named = /^(?:(\d{1,2})-?)?([a-z]{3,})(?:-?(\d{1,4}))?$/.exec(code);
  if (named !== null) {
    const [, before, letters = "", after] = named;
    return (before !== undefined || after !== undefined) && MONTHS.some((month) => month.startsWith(letters));
  }
  const parts = code.split("-");
  if (parts.length < 2 || parts.length > 3 || !parts.every((part) => /^\d{1,4}$/.test(part))) {
    return false;
  }
  const [first = 0, second = 0] = parts.map(Number);
  const yearFirst = (parts[0] ?? "").length > 2;
  return yearFirst ? isMonth(second) : (isMonth(first) && second <= 31) || (isMonth(second) && first <= 31);
}

function isMonth(number: number): boolean {
  return number >= 1 && number <= 12;
}

/** SPSS 29, "Variable names": at most 64 bytes, a letter first, no hyphen, and none of its own words. Reserved words in capitals. */
export type SpssObjection = "starts-with-digit" | "hyphen" | "reserved" | "too-long";

const RESERVED = new Set(["ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT", "OR", "TO", "WITH"]);

/** Why SPSS would give a column of this name another one; null = it keeps it. */
export function spssObjection(name: string): SpssObjection | null {
  if (/^\d/.test(name)) {
    return "starts-with-digit";
  }
  if (name.includes("-")) {
    return "hyphen";
  }
  if (isReservedInSpss(name)) {
    return "reserved";
  }
  return name.length > 64 ? "too-long" : null;
}

export function isReservedInSpss(name: string): boolean {
  return RESERVED.has(name.toUpperCase());
}
