import { unreachable } from "../../kernel/exhaustive.ts";
import type { Language } from "../../kernel/language.ts";
import { besideStated, isSealed, type Outcome } from "../disposition/outcome.ts";
import type { BreakOffWay } from "../disposition/reasons.ts";
import { accepts } from "../questionnaire/acceptance.ts";
import { type Answer, type Answers, withAnswer } from "../questionnaire/answers.ts";
import type { QuestionnaireDocument } from "../questionnaire/document.ts";
import { applicableAnswers, applicableItems } from "../questionnaire/routing.ts";
import { completeness } from "../response/completeness.ts";

/**
 * One client's pass through the questionnaire, from hand-over to hand-back. Each variant holds only what is true in
 * it. It lives in memory alone; only what `closed` keeps is ever sealed.
 */
export type Interview =
  | { readonly stage: "choosing-language" }
  | { readonly stage: "reading-purpose"; readonly language: Language; readonly answers: Answers }
  | { readonly stage: "giving-reason"; readonly language: Language }
  | { readonly stage: "answering"; readonly language: Language; readonly answers: Answers; readonly itemId: string }
  | { readonly stage: "confirming"; readonly language: Language; readonly answers: Answers; readonly itemId: string }
  | Closed;

export type Closed = {
  readonly stage: "closed";
  readonly language: Language | null;
  readonly end: InterviewEnd;
  readonly outcome: Outcome;
  /** The answers to seal; null when nothing is kept. */
  readonly keeps: Answers | null;
};

export type InterviewEnd = "sent" | "erased" | "walked-away" | "declined" | "withdrawn";

export type InterviewEvent =
  | { readonly type: "choose-language"; readonly language: Language }
  | { readonly type: "start" }
  | { readonly type: "decline" }
  | { readonly type: "reconsider" }
  | { readonly type: "give-reason"; readonly reason: string | null }
  | { readonly type: "answer"; readonly answer: Answer | undefined }
  | { readonly type: "skip" }
  | { readonly type: "next" }
  | { readonly type: "back" }
  | { readonly type: "stop" }
  | { readonly type: "send" }
  | { readonly type: "erase" }
  | { readonly type: "walk-away" }
  /** The assistant took the tablet back in the middle and said what happened. */
  | { readonly type: "withdraw"; readonly outcome: Outcome };

/** What decides how an interview goes: the questionnaire, and the round's rule for those who walk away. */
export type InterviewRules = { readonly document: QuestionnaireDocument; readonly keepsWalkAways: boolean };

export const HANDED_OVER: Interview = { stage: "choosing-language" };

/** The interview after one event. An event that means nothing in a stage changes nothing: a late tap is no error. */
export function step(interview: Interview, event: InterviewEvent, rules: InterviewRules): Interview {
  if (interview.stage === "closed") {
    return interview;
  }
  switch (event.type) {
    case "choose-language":
      return chooseLanguage(interview, event.language, rules);
    case "walk-away":
      return walkAway(interview, rules);
    case "withdraw":
      return withdraw(interview, event.outcome);
    default:
      break;
  }
  switch (interview.stage) {
    case "choosing-language":
      return interview;
    case "reading-purpose":
      return readPurpose(interview, event, rules);
    case "giving-reason":
      return giveReason(interview, event);
    case "answering":
      return answer(interview, event, rules);
    case "confirming":
      return confirm(interview, event, rules);
    default:
      return unreachable(interview);
  }
}

export function languageOf(interview: Interview): Language | null {
  return interview.stage === "choosing-language" ? null : interview.language;
}

/** The answers given so far; none before the first item. */
export function answersOf(interview: Interview): Answers {
  return "answers" in interview ? interview.answers : {};
}

/**
 * End reason × items answered → outcome:
 *
 * | end         | none                    | fewer than half | at least half |
 * | ----------- | ----------------------- | --------------- | ------------- |
 * | sent        | break-off (stopped)     | partial         | complete      |
 * | erased      | break-off (erased)      | break-off       | break-off     |
 * | walked away | break-off (walked away) | break-off, or partial where the round keeps walk-aways ||
 *
 * A kept walk-away is never more than partial: its client did not say "send".
 */
function outcomeOf(end: "sent" | "erased" | "walked-away", answers: Answers, rules: InterviewRules): Outcome {
  const { verdict } = completeness(rules.document, answers);
  switch (end) {
    case "sent":
      return verdict === "nothing" ? breakOff("stopped") : { kind: verdict };
    case "erased":
      return breakOff("erased");
    case "walked-away":
      return rules.keepsWalkAways && verdict !== "nothing" ? { kind: "partial" } : breakOff("walked-away");
    default:
      return unreachable(end);
  }
}

type Open<Stage extends Interview["stage"]> = Extract<Interview, { stage: Stage }>;
type StageEvent = Exclude<InterviewEvent, { type: "choose-language" | "walk-away" | "withdraw" }>;

function chooseLanguage(interview: Exclude<Interview, Closed>, language: Language, rules: InterviewRules): Interview {
  if (!rules.document.languages.includes(language)) {
    return interview;
  }
  return interview.stage === "choosing-language"
    ? { stage: "reading-purpose", language, answers: {} }
    : { ...interview, language };
}

function walkAway(interview: Exclude<Interview, Closed>, rules: InterviewRules): Closed {
  if (interview.stage === "giving-reason") {
    // She has said no; that she leaves before she says why takes nothing of it back.
    return close(interview.language, "walked-away", refusal(null), {});
  }
  return close(languageOf(interview), "walked-away", outcomeOf("walked-away", answersOf(interview), rules), answersOf(interview));
}

function withdraw(interview: Exclude<Interview, Closed>, noted: Outcome): Interview {
  if (isSealed(noted)) {
    // What she has not sent herself nobody can send for her.
    return interview;
  }
  const outcome = interview.stage === "giving-reason" ? besideStated(refusal(null), noted) : noted;
  return close(languageOf(interview), "withdrawn", outcome, {});
}

function readPurpose(interview: Open<"reading-purpose">, event: StageEvent, rules: InterviewRules): Interview {
  if (event.type === "decline") {
    return { stage: "giving-reason", language: interview.language };
  }
  const first = applicableItems(rules.document, interview.answers)[0];
  return event.type === "start" && first !== undefined ? { ...interview, stage: "answering", itemId: first.id } : interview;
}

function giveReason(interview: Open<"giving-reason">, event: StageEvent): Interview {
  if (event.type === "reconsider" || event.type === "back") {
    return { stage: "reading-purpose", language: interview.language, answers: {} };
  }
  if (event.type !== "give-reason") {
    return interview;
  }
  return close(interview.language, "declined", refusal(event.reason), {});
}

function answer(interview: Open<"answering">, event: StageEvent, rules: InterviewRules): Interview {
  const item = rules.document.items.find(({ id }) => id === interview.itemId);
  switch (event.type) {
    case "answer": {
      const legal = item !== undefined && (event.answer === undefined || accepts(item, event.answer));
      return legal
        ? { ...interview, answers: applicableAnswers(rules.document, withAnswer(interview.answers, item.id, event.answer)) }
        : interview;
    }
    case "skip":
      return forward(
        { ...interview, answers: applicableAnswers(rules.document, withAnswer(interview.answers, interview.itemId, undefined)) },
        rules,
      );
    case "next":
      return forward(interview, rules);
    case "back":
      return backward(interview, rules);
    case "stop":
      return { ...interview, stage: "confirming" };
    default:
      return interview;
  }
}

function confirm(interview: Open<"confirming">, event: StageEvent, rules: InterviewRules): Interview {
  switch (event.type) {
    case "back":
      return { ...interview, stage: "answering" };
    case "send":
      return close(interview.language, "sent", outcomeOf("sent", interview.answers, rules), interview.answers);
    case "erase":
      return close(interview.language, "erased", outcomeOf("erased", interview.answers, rules), interview.answers);
    default:
      return interview;
  }
}

function forward(interview: Open<"answering">, rules: InterviewRules): Interview {
  const items = applicableItems(rules.document, interview.answers);
  const next = items[items.findIndex(({ id }) => id === interview.itemId) + 1];
  return next === undefined ? { ...interview, stage: "confirming" } : { ...interview, itemId: next.id };
}

function backward(interview: Open<"answering">, rules: InterviewRules): Interview {
  const items = applicableItems(rules.document, interview.answers);
  const previous = items[items.findIndex(({ id }) => id === interview.itemId) - 1];
  return previous === undefined
    ? { stage: "reading-purpose", language: interview.language, answers: interview.answers }
    : { ...interview, itemId: previous.id };
}

function close(language: Language | null, end: InterviewEnd, outcome: Outcome, answers: Answers): Closed {
  return { stage: "closed", language, end, outcome, keeps: isSealed(outcome) ? answers : null };
}

function refusal(reason: string | null): Outcome {
  return { kind: "refusal", stated: { reason }, observed: null };
}

function breakOff(way: BreakOffWay): Outcome {
  return { kind: "break-off", way };
}
