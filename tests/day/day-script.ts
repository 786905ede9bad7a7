import { readFileSync } from "node:fs";
import type { CivilDate } from "../../src/kernel/calendar.ts";
import type { Language } from "../../src/kernel/language.ts";

/** A scripted day in a waiting room: what happens to each visitor, in order, and the figures that must follow. */
export type DayScript = {
  readonly date: CivilDate;
  readonly site: string;
  readonly questionnaire: string;
  readonly assistant: string;
  readonly visitors: readonly Visitor[];
  readonly expected: Expected;
};

export type Visitor = {
  readonly n: number;
  readonly halfDay: "am" | "pm";
  readonly outcome:
    | "complete"
    | "partial"
    | "paper"
    | "break-off"
    | "refusal"
    | "unresolved"
    | "other"
    | "missed"
    | "left"
    | "not-eligible";
  readonly language?: Language;
  readonly mode?: string;
  readonly answers?: Readonly<Record<string, string>>;
  readonly answersBefore?: number;
  readonly end?: string;
  readonly by?: "stated" | "observed";
  readonly reason?: string | null;
};

/** Each group as the script gives it; a script may leave one out. */
export type Expected = {
  readonly counts?: Readonly<Record<string, Figure>>;
  readonly rates?: Readonly<Record<string, Figure>>;
  readonly refusalReasons?: Readonly<Record<string, Figure>>;
  readonly indicators?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Figure>>>>>>;
  readonly responsesByLanguage?: Readonly<Record<string, Figure>>;
  readonly distribution?: Readonly<Record<string, Readonly<Record<string, Figure>>>>;
};

/** A number, or no number: null, `".."` (too few) or `"–"` (nothing to divide by). */
export type Figure = number | string | null;

export function readDayScript(path: string): DayScript {
  let script: unknown;
  try {
    script = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    throw new Error(`${path} is not a JSON file that can be read.`);
  }
  const day = script as Partial<DayScript>;
  if (typeof day.date !== "string" || !Array.isArray(day.visitors) || day.expected === undefined) {
    throw new Error(`${path} is not a scripted day: it needs date, visitors and expected.`);
  }
  if (day.questionnaire !== "financial-assistance") {
    throw new Error(`${path} asks for the questionnaire "${String(day.questionnaire)}", which is not built in.`);
  }
  return day as DayScript;
}
