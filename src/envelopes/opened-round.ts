import { answerFor } from "../domain/questionnaire/answers.ts";
import type { QuestionnaireDocument } from "../domain/questionnaire/document.ts";
import { applicableAnswers } from "../domain/questionnaire/routing.ts";
import type { Response } from "../domain/response/response.ts";
import { type RandomBytes, type RoundId, shuffle } from "../kernel/ids.ts";
import { mergedInSteps } from "./merged-in-steps.ts";
import { canonicalResponse } from "./same-response.ts";
import type { ListedAnswer, OpenedAnswer, OpenedPage, UnopenedAnswer } from "./sealed-answer.ts";

/** All answers of a round, opened. Lives in memory only. */
export type OpenedRound = {
  readonly roundId: RoundId;
  /** In id order, so that arrival order is not kept. */
  readonly responses: readonly Response[];
  readonly unopened: readonly UnopenedAnswer[];
  /** Everything that was received, counted or not, in id order. */
  readonly listing: readonly ListedAnswer[];
  /** Free texts by item, each item's in an order that chance decided once: no text can be tied to a response. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
};

/** So many answers between two chances for others to go first. */
const STEP = 50;

export function gatherPages(
  roundId: RoundId,
  document: QuestionnaireDocument,
  pages: readonly OpenedPage[],
  randomBytes: RandomBytes,
): OpenedRound {
  const work = gatherInSteps(roundId, document, pages, randomBytes);
  for (;;) {
    const step = work.next();
    if (step.done === true) {
      return step.value;
    }
  }
}

/** The same a few answers at a time, so that a page can draw in between. The pages may come in any order. */
export function* gatherInSteps(
  roundId: RoundId,
  document: QuestionnaireDocument,
  pages: readonly OpenedPage[],
  randomBytes: RandomBytes,
): Generator<undefined, OpenedRound> {
  const opened = yield* mergedInSteps(yield* each(pages, (page) => [...page.opened].sort(byListing)), byListing);
  const lost = yield* mergedInSteps(yield* each(pages, (page) => [...page.unopened].sort(byListing)), byListing);
  const counted = new Map<string, OpenedAnswer>();
  const conflicting: UnopenedAnswer[] = [];
  for (const [at, answer] of opened.entries()) {
    const present = counted.get(answer.listed.id);
    if (present === undefined) {
      counted.set(answer.listed.id, answer);
    } else if (canonicalResponse(present.response) !== canonicalResponse(answer.response)) {
      conflicting.push({ listed: answer.listed, reason: "conflicting" });
    }
    if (at % STEP === STEP - 1) {
      yield;
    }
  }
  const responses = [...counted.values()].map(({ response }) => response);
  yield;
  const listing = yield* mergedInSteps<Pick<OpenedAnswer, "listed">>([opened, lost], byListing);
  return {
    roundId,
    responses,
    unopened: yield* mergedInSteps([lost, conflicting], byListing),
    listing: listing.map(({ listed }) => listed),
    texts: yield* shuffledTexts(document, responses, randomBytes),
  };
}

/** One page to each step. */
function* each<Made>(pages: readonly OpenedPage[], make: (page: OpenedPage) => Made): Generator<undefined, readonly Made[]> {
  const made: Made[] = [];
  for (const page of pages) {
    made.push(make(page));
    yield;
  }
  return made;
}

/** By id; two answers with one id (a conflict that the server kept) by hash, so that every opening counts the same one. */
export function byListing(one: { readonly listed: ListedAnswer }, other: { readonly listed: ListedAnswer }): number {
  const a = one.listed.id + one.listed.sha256;
  const b = other.listed.id + other.listed.sha256;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What somebody wrote, and after the answers before it was still asked. */
function* shuffledTexts(
  document: QuestionnaireDocument,
  responses: readonly Response[],
  randomBytes: RandomBytes,
): Generator<undefined, ReadonlyMap<string, readonly string[]>> {
  const written = new Map<string, string[]>(document.items.flatMap(({ id, kind }) => (kind === "text" ? [[id, []]] : [])));
  for (const [at, response] of responses.entries()) {
    const answers = applicableAnswers(document, response.answers);
    for (const [itemId, texts] of written) {
      const answer = answerFor(answers, itemId);
      if (answer !== undefined && "text" in answer) {
        texts.push(answer.text);
      }
    }
    if (at % STEP === STEP - 1) {
      yield;
    }
  }
  const shuffled = new Map<string, readonly string[]>();
  for (const [itemId, texts] of written) {
    shuffled.set(itemId, shuffle(texts, randomBytes));
    yield;
  }
  return shuffled;
}
