import type { Outcome } from "../../src/domain/disposition/outcome.ts";
import {
  answersOf,
  type Closed,
  HANDED_OVER,
  type Interview,
  type InterviewEvent,
  step,
} from "../../src/domain/interview/interview.ts";
import type { Answer, Answers } from "../../src/domain/questionnaire/answers.ts";
import { type Item, isAnswerable, type QuestionnaireDocument } from "../../src/domain/questionnaire/document.ts";
import type { Language } from "../../src/kernel/language.ts";

/** What a visitor says to one item: a code, several codes, a number, or words of her own. */
export type Said = string | readonly string[] | number | { readonly text: string };

/** One visitor with the tablet in her hands. Nothing changes her: each thing she does gives the visitor after it. */
export type Visitor = {
  readonly interview: Interview;
  readonly chooses: (language: Language) => Visitor;
  readonly starts: () => Visitor;
  readonly saysNo: () => Visitor;
  readonly reconsiders: () => Visitor;
  readonly gives: (reason: string | null) => Visitor;
  /** Says no, and why. */
  readonly declines: (reason?: string | null) => Visitor;
  /** Taps an answer and stays on the screen. */
  readonly taps: (said: Said) => Visitor;
  readonly clears: () => Visitor;
  readonly goesOn: () => Visitor;
  /** Taps an answer and goes on. */
  readonly picks: (said: Said) => Visitor;
  readonly choosesFirst: () => Visitor;
  readonly skips: (times?: number) => Visitor;
  readonly goesBack: (times?: number) => Visitor;
  /** Goes on to each of these items, skipping what stands between, answers it and goes on. */
  readonly answers: (said: Readonly<Record<string, Said>>) => Visitor;
  readonly stops: () => Visitor;
  /** Sends, from wherever she is. */
  readonly sends: () => Visitor;
  readonly erases: () => Visitor;
  readonly walksAway: () => Visitor;
  /** The assistant takes the tablet back and says what happened. */
  readonly isTakenBack: (outcome: Outcome) => Visitor;
  readonly does: (...events: readonly InterviewEvent[]) => Visitor;
  /** The item on the screen. */
  readonly sees: () => string | null;
  readonly hasSaid: () => Answers;
  /** What is left when she has gone; an error while she is still there. */
  readonly leaves: () => Closed;
};

export function visitor(document: QuestionnaireDocument, { keepsWalkAways = false, interview = HANDED_OVER } = {}): Visitor {
  const does = (...events: readonly InterviewEvent[]): Visitor =>
    visitor(document, {
      keepsWalkAways,
      interview: events.reduce((now, event) => step(now, event, { document, keepsWalkAways }), interview),
    });
  const repeated = (event: InterviewEvent, times: number): Visitor => does(...Array.from({ length: times }, () => event));
  const item = (): Item | null =>
    "itemId" in interview ? (document.items.find(({ id }) => id === interview.itemId) ?? null) : null;
  const finishing = (event: InterviewEvent): Visitor => does({ type: "stop" }, event);
  return {
    interview,
    does,
    chooses: (language) => does({ type: "choose-language", language }),
    starts: () => does({ type: "start" }),
    saysNo: () => does({ type: "decline" }),
    reconsiders: () => does({ type: "reconsider" }),
    gives: (reason) => does({ type: "give-reason", reason }),
    declines: (reason = null) => does({ type: "decline" }, { type: "give-reason", reason }),
    taps: (said) => does({ type: "answer", answer: answerFrom(said) }),
    clears: () => does({ type: "answer", answer: undefined }),
    goesOn: () => does({ type: "next" }),
    picks: (said) => does({ type: "answer", answer: answerFrom(said) }, { type: "next" }),
    choosesFirst() {
      const now = item();
      const first = now !== null && isAnswerable(now) ? now.options[0]?.code : undefined;
      return does({ type: "answer", answer: first === undefined ? undefined : { option: first } }, { type: "next" });
    },
    skips: (times = 1) => repeated({ type: "skip" }, times),
    goesBack: (times = 1) => repeated({ type: "back" }, times),
    answers: (said) => Object.entries(said).reduce((person, [itemId, words]) => reaching(person, itemId).picks(words), does()),
    stops: () => does({ type: "stop" }),
    sends: () => finishing({ type: "send" }),
    erases: () => finishing({ type: "erase" }),
    walksAway: () => does({ type: "walk-away" }),
    isTakenBack: (outcome) => does({ type: "withdraw", outcome }),
    sees: () => item()?.id ?? null,
    hasSaid: () => answersOf(interview),
    leaves() {
      if (interview.stage !== "closed") {
        throw new Error(`she is still ${interview.stage}`);
      }
      return interview;
    },
  };
}

export function answerFrom(said: Said): Answer {
  if (typeof said === "string") {
    return { option: said };
  }
  if (typeof said === "number") {
    return { number: said };
  }
  return "text" in said ? { text: said.text } : { options: said };
}

function reaching(person: Visitor, itemId: string): Visitor {
  let now = person;
  while (now.sees() !== itemId) {
    if (now.interview.stage !== "answering") {
      throw new Error(`${itemId} never came`);
    }
    now = now.skips();
  }
  return now;
}
