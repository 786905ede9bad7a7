import type { FormRow } from "./form-table.ts";
import type { Reading } from "./form-texts.ts";

export type Limits = { readonly minimum: number; readonly maximum: number };

/** Where the form sets no limit. A client types digits of which she sees all; three are what questions of this kind need. */
const ASSUMED: Limits = { minimum: 0, maximum: 999 };
const ASSUMED_LENGTH = 300;
const LONGEST_ANSWER = 2000;

/** The limits of a whole number, out of its constraint: `. >= 0 and . <= 30`. */
export function readLimits(row: FormRow, { book }: Reading): Limits {
  const cell = row.at("constraint");
  const said = cell === undefined ? null : limitsIn(cell.text);
  if (cell !== undefined && said !== null) {
    book.take(cell);
  }
  const minimum = said?.minimum ?? Math.min(ASSUMED.minimum, said?.maximum ?? ASSUMED.minimum);
  const maximum = said?.maximum ?? Math.max(ASSUMED.maximum, minimum);
  if (said?.minimum === undefined || said.maximum === undefined) {
    book.report("limits-assumed", row.all("type"), { other: `${minimum}–${maximum}` });
  }
  return { minimum, maximum };
}

function limitsIn(constraint: string): Partial<Limits> | null {
  let limits: Partial<Limits> = {};
  for (const part of constraint
    .trim()
    .replace(/^\((.*)\)$/s, "$1")
    .split(/\s+and\s+/i)) {
    const [, sign = "", digits = ""] = /^\s*\.\s*(>=|<=|>|<)\s*(-?\d+)\s*$/.exec(part) ?? [];
    const number = Number(digits);
    if (sign === "" || !Number.isSafeInteger(number)) {
      return null;
    }
    const isLower = sign.startsWith(">");
    if (isLower ? limits.minimum !== undefined : limits.maximum !== undefined) {
      return null;
    }
    limits = isLower
      ? { ...limits, minimum: sign === ">" ? number + 1 : number }
      : { ...limits, maximum: sign === "<" ? number - 1 : number };
  }
  return limits;
}

/** The same of a range: `start=1;end=10;step=1`, which is also what it is where nothing is said. */
export function readRange(row: FormRow, { book }: Reading): Limits {
  const cell = row.at("parameters");
  const said = new Map(
    (cell?.text ?? "").split(/[;,\s]+/).flatMap((part): [string, string][] => {
      const [, name = "", value = ""] = /^(\w+)=(.+)$/.exec(part) ?? [];
      return name === "" ? [] : [[name.toLowerCase(), value]];
    }),
  );
  const [start, end, step] = [said.get("start") ?? "1", said.get("end") ?? "10", said.get("step") ?? "1"].map(Number);
  const [minimum, maximum] = [Math.ceil(start ?? Number.NaN), Math.floor(end ?? Number.NaN)];
  if (!(Number.isSafeInteger(minimum) && Number.isSafeInteger(maximum) && minimum <= maximum)) {
    book.report("limits-assumed", row.all("type"), { other: "1–10" });
    return { minimum: 1, maximum: 10 };
  }
  if (cell === undefined || !said.has("start") || !said.has("end")) {
    book.report("limits-assumed", row.all("type"), { other: `${minimum}–${maximum}` });
  }
  if (cell !== undefined) {
    const isWhole = step === 1 && minimum === start && maximum === end;
    const isAll = [...said.keys()].every((name) => ["start", "end", "step"].includes(name));
    if (isWhole && isAll) {
      book.take(cell);
    } else {
      book.report(isAll ? "steps" : "parameters", [cell], { value: cell.text.trim(), other: `${minimum}–${maximum}` });
    }
  }
  return { minimum, maximum };
}

/** How long a text may be, out of its constraint: `string-length(.) <= 200`. */
export function readLongest(row: FormRow, { book }: Reading): number {
  const cell = row.at("constraint");
  const [, sign = "", digits = ""] = /^\s*string-length\(\s*\.\s*\)\s*(<=|<)\s*(\d+)\s*$/.exec(cell?.text ?? "") ?? [];
  const longest = sign === "<" ? Number(digits) - 1 : Number(digits);
  if (cell === undefined || sign === "" || longest < 1 || longest > LONGEST_ANSWER) {
    book.report("length-assumed", row.all("type"), { other: String(ASSUMED_LENGTH) });
    return ASSUMED_LENGTH;
  }
  book.take(cell);
  return longest;
}
