import { answerFor } from "../domain/questionnaire/answers.ts";
import type { QuestionnaireDocument } from "../domain/questionnaire/document.ts";
import { applicableAnswers } from "../domain/questionnaire/routing.ts";
import { type RandomBytes, shuffle } from "../kernel/ids.ts";
import { byListing, type OpenedRound } from "./opened-round.ts";
import { canonicalResponse } from "./same-response.ts";
import type { ListedAnswer, OpenedAnswer, OpenedPage, UnopenedAnswer } from "./sealed-answer.ts";

/** What of a page is counted, what is not, and all of it. */
export type OpenedLot = {
  readonly counted: readonly OpenedAnswer[];
  readonly unopened: readonly UnopenedAnswer[];
  /** Everything that was received, counted or not, those also that came twice. */
  readonly listing: readonly ListedAnswer[];
};

/**
 * As `gatherPages`, for pages that come in id order, and without keeping any of them: of what has gone by, only the last answer
 * and the free texts are remembered. These are shuffled when all are there.
 */
export function gatherInOrder(
  document: QuestionnaireDocument,
  randomBytes: RandomBytes,
): { readonly add: (page: OpenedPage) => OpenedLot; readonly texts: () => OpenedRound["texts"] } {
  let last: OpenedAnswer | null = null;
  const texts = new Map<string, string[]>(document.items.flatMap((item) => (item.kind === "text" ? [[item.id, []]] : [])));
  const keepTexts = ({ response }: OpenedAnswer): void => {
    const answers = applicableAnswers(document, response.answers);
    for (const [itemId, all] of texts) {
      const answer = answerFor(answers, itemId);
      if (answer !== undefined && "text" in answer) {
        all.push(answer.text);
      }
    }
  };
  return {
    add: (page) => {
      const counted: OpenedAnswer[] = [];
      const unopened = [...page.unopened];
      for (const answer of [...page.opened].sort(byListing)) {
        if (last === null || last.listed.id !== answer.listed.id) {
          last = answer;
          counted.push(answer);
          keepTexts(answer);
        } else if (canonicalResponse(last.response) !== canonicalResponse(answer.response)) {
          unopened.push({ listed: answer.listed, reason: "conflicting" });
        }
      }
      const listing = [...page.opened, ...page.unopened].sort(byListing).map(({ listed }) => listed);
      return { counted, unopened: unopened.sort(byListing), listing };
    },
    texts: () => new Map([...texts].map(([itemId, all]) => [itemId, shuffle(all, randomBytes)])),
  };
}
