import type { Outcome } from "../../domain/disposition/outcome.ts";
import type { Answers } from "../../domain/questionnaire/answers.ts";
import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import type { HelpMode } from "../../domain/response/response.ts";
import type { HalfDay } from "../../kernel/calendar.ts";
import { shuffle } from "../../kernel/ids.ts";
import type { Language } from "../../kernel/language.ts";
import { type Chance, draw, seededBytes } from "./chance.ts";
import { completeAnswers, partialAnswers } from "./made-answers.ts";
import { OUTCOMES } from "./outcomes.ts";

export const SITES = ["Exempelmottagning Centrum", "Exempelmottagning Norr", "Exempelmottagning Hamnen"] as const;
/** Each tablet with its site. */
export const TABLETS = [
  { name: "Exempel 1", site: 0 },
  { name: "Exempel 2", site: 0 },
  { name: "Exempel 3", site: 0 },
  { name: "Exempel 4", site: 1 },
  { name: "Exempel 5", site: 1 },
  { name: "Exempel 6", site: 2 },
  { name: "Exempel 7", site: 2 },
] as const;

/** One person in a made-up waiting room, as one tablet met her. */
export type Visit = {
  /** 0 for the first working day. */
  readonly day: number;
  readonly halfDay: HalfDay;
  /** Position in `TABLETS`. */
  readonly tablet: number;
  readonly outcome: Outcome;
  readonly language: Language | null;
  readonly answer: { readonly mode: HelpMode; readonly answers: Answers } | null;
};

/** How busy each day is. The last one is half over. */
const DAYS = [58, 71, 66, 74, 49, 81, 72, 64, 77, 46] as const;
export const DAY_COUNT = DAYS.length;
const LAST_DAY = DAY_COUNT - 1;

/** This tablet is not heard of after this day, and keeps so many answers that wait for company. */
export const SILENT = { tablet: 6, lastDay: 6, waiting: 4 } as const;

const SITE_BY_LANGUAGE: Readonly<Record<string, readonly number[]>> = { sv: [48, 31, 21], ar: [56, 24, 20], so: [42, 22, 36] };
const SITE_OTHERWISE = [49, 28, 23];
/** At the harbour one assistant is alone, and many are never asked. */
const SITE_OF_MISSED = [34, 20, 46];

/** Everybody of the two weeks, in no order. The same chance gives the same people. */
export function planVisits(document: QuestionnaireDocument, chance: Chance): readonly Visit[] {
  const people = shuffle(OUTCOMES, seededBytes(chance));
  return people.map(({ outcome, language, mode }): Visit => {
    const day = draw(
      chance,
      DAYS.map((weight, position) => [position, weight] as const),
    );
    const weights = outcome.kind === "missed" ? SITE_OF_MISSED : (SITE_BY_LANGUAGE[language ?? ""] ?? SITE_OTHERWISE);
    const site = draw(
      chance,
      weights.map((weight, position) => [position, weight] as const),
    );
    const present = [...TABLETS.entries()].filter(
      ([position, tablet]) => tablet.site === site && (position !== SILENT.tablet || day <= SILENT.lastDay),
    );
    return {
      day,
      halfDay: day === LAST_DAY || chance() < 0.56 ? "am" : "pm",
      tablet: draw(
        chance,
        present.map(([position]) => [position, 1] as const),
      ),
      outcome,
      language,
      answer:
        mode === null || language === null ? null : { mode, answers: answersOf(document, outcome, { language, site }, chance) },
    };
  });
}

function answersOf(
  document: QuestionnaireDocument,
  { kind }: Outcome,
  client: { language: Language; site: number },
  chance: Chance,
): Answers {
  return kind === "partial" ? partialAnswers(document, client, chance) : completeAnswers(document, client, chance);
}
