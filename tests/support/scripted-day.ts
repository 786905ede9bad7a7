import type { Outcome } from "../../src/domain/disposition/outcome.ts";
import type { NotEligibleReason, OtherReason } from "../../src/domain/disposition/reasons.ts";
import type { Response } from "../../src/domain/response/response.ts";
import type { OutcomeMark } from "../../src/domain/tally/mark.ts";
import type { HalfDay } from "../../src/kernel/calendar.ts";
import type { Language } from "../../src/kernel/language.ts";
import day from "../fixtures/waiting-room-day.json" with { type: "json" };
import { asContactId, asDate, asItemId, asLanguage, asRoundId, asShiftId, asSiteId, asWeek } from "./brands.ts";
import { BUILT_IN } from "./questionnaires.ts";
import { type Visitor, visitor } from "./visitor.ts";

type ScriptedVisitor = {
  readonly n: number;
  readonly halfDay: string;
  readonly outcome: string;
  readonly language?: Language;
  readonly mode?: string;
  readonly answers?: Readonly<Record<string, string | undefined>>;
  readonly answersBefore?: number;
  readonly end?: string;
  readonly by?: string;
  readonly reason?: string | null;
};

/** What is known about one visitor when she has gone: her mark, and the response that she left, if any. */
export type Met = { readonly mark: OutcomeMark; readonly response: Response | null };

export const SCRIPTED_DAY = day;

const ROUND = asRoundId("d0".repeat(16));
const SITE = asSiteId("517e".repeat(8));
const SHIFT = asShiftId("5817".repeat(8));

/** The day as the tablet would have seen it: whoever took the tablet goes through the interview itself. */
export function playScriptedDay(): readonly Met[] {
  return playDay(day);
}

/** Any day of that form. */
export function playDay({ visitors }: { readonly visitors: readonly unknown[] }): readonly Met[] {
  return (visitors as readonly ScriptedVisitor[]).map(meet);
}

function meet(scripted: ScriptedVisitor): Met {
  const { outcome, keeps } = outcomeFor(scripted);
  const id = (prefix: string): string => `${prefix}${String(scripted.n).padStart(32 - prefix.length, "0")}`;
  const place = { roundId: ROUND, siteId: SITE };
  const mark: OutcomeMark = {
    kind: "outcome",
    id: asItemId(id("a")),
    ...place,
    contactId: asContactId(id("c")),
    revision: 0,
    date: asDate(day.date),
    halfDay: scripted.halfDay as HalfDay,
    shiftId: SHIFT,
    language: scripted.language ?? null,
    outcome,
  };
  const response = (answers: Response["answers"]): Response => ({
    id: asItemId(id("e")),
    ...place,
    questionnaire: { id: BUILT_IN.id, version: BUILT_IN.version },
    language: scripted.language ?? asLanguage(""),
    mode: scripted.mode as Response["mode"],
    week: asWeek("2026-W38"),
    answers,
  });
  return { mark, response: keeps === null ? null : response(keeps) };
}

function outcomeFor(scripted: ScriptedVisitor): { outcome: Outcome; keeps: Response["answers"] | null } {
  const reason = scripted.reason ?? null;
  switch (scripted.outcome) {
    case "complete":
    case "partial":
      return answersAll(scripted).sends().leaves();
    case "break-off": {
      const started = BUILT_IN.items.slice(0, scripted.answersBefore).reduce(
        (person) => person.choosesFirst(),
        visitor(BUILT_IN)
          .chooses(scripted.language ?? asLanguage(""))
          .starts(),
      );
      return (scripted.end === "walks-away" ? started.walksAway() : started.erases()).leaves();
    }
    case "refusal":
      return scripted.by === "stated"
        ? visitor(BUILT_IN)
            .chooses(scripted.language ?? asLanguage(""))
            .declines(reason)
            .leaves()
        : { outcome: { kind: "refusal", stated: null, observed: { reason } }, keeps: null };
    case "other":
      return { outcome: { kind: "other", reason: reason as OtherReason }, keeps: null };
    case "not-eligible":
      return { outcome: { kind: "not-eligible", reason: reason as NotEligibleReason }, keeps: null };
    case "paper":
    case "missed":
    case "left":
    case "unresolved":
      return { outcome: { kind: scripted.outcome }, keeps: null };
    default:
      throw new Error(`the script knows no ${scripted.outcome}`);
  }
}

function answersAll(scripted: ScriptedVisitor): Visitor {
  let person = visitor(BUILT_IN)
    .chooses(scripted.language ?? asLanguage(""))
    .starts();
  for (const { id } of BUILT_IN.items) {
    const option = scripted.answers?.[id];
    person = option === undefined ? person.skips() : person.picks(option);
  }
  return person;
}
