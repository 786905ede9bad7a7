import { answerFor } from "../domain/questionnaire/answers.ts";
import type { QuestionnaireDocument } from "../domain/questionnaire/document.ts";
import { applicableAnswers } from "../domain/questionnaire/routing.ts";
import type { Response } from "../domain/response/response.ts";
import { type RandomBytes, type RoundId, shuffle } from "../kernel/ids.ts";
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

export function gatherPages(
  roundId: RoundId,
  document: QuestionnaireDocument,
  pages: readonly OpenedPage[],
  randomBytes: RandomBytes,
): OpenedRound {
  const opened = pages.flatMap((page) => page.opened).sort(byListing);
  const counted = new Map<string, OpenedAnswer>();
  const unopened = pages.flatMap((page) => page.unopened);
  for (const answer of opened) {
    const present = counted.get(answer.listed.id);
    if (present === undefined) {
      counted.set(answer.listed.id, answer);
    } else if (canonicalResponse(present.response) !== canonicalResponse(answer.response)) {
      unopened.push({ listed: answer.listed, reason: "conflicting" });
    }
  }
  const responses = [...counted.values()].map(({ response }) => response);
  return {
    roundId,
    responses,
    unopened: unopened.sort(byListing),
    listing: [...opened, ...pages.flatMap((page) => page.unopened)].sort(byListing).map(({ listed }) => listed),
    texts: shuffledTexts(document, responses, randomBytes),
  };
}

/** By id; two answers with one id (a conflict that the server kept) by hash, so that every opening counts the same one. */
export function byListing(one: { readonly listed: ListedAnswer }, other: { readonly listed: ListedAnswer }): number {
  const a = one.listed.id + one.listed.sha256;
  const b = other.listed.id + other.listed.sha256;
  return a < b ? -1 : a > b ? 1 : 0;
}

function shuffledTexts(
  document: QuestionnaireDocument,
  responses: readonly Response[],
  randomBytes: RandomBytes,
): ReadonlyMap<string, readonly string[]> {
  const all = responses.map((response) => applicableAnswers(document, response.answers));
  return new Map(
    document.items.flatMap((item) => {
      if (item.kind !== "text") {
        return [];
      }
      const texts = all.flatMap((answers) => {
        const answer = answerFor(answers, item.id);
        return answer !== undefined && "text" in answer ? [answer.text] : [];
      });
      return [[item.id, shuffle(texts, randomBytes)] as const];
    }),
  );
}
