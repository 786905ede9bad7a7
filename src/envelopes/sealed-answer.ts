import type { Response } from "../domain/response/response.ts";
import type { SealedAnswersReply } from "../protocol/console/fieldwork.ts";
import type { OpenFailure } from "../sealing/open.ts";

export type SealedAnswer = SealedAnswersReply["answers"][number];

/** Where a sealed answer came from and what its bytes were: all that a manifest says about it. */
export type ListedAnswer = Pick<SealedAnswer, "id" | "sha256" | "batchId" | "siteId" | "paper">;

/**
 * Why a sealed answer is not among the results.
 *
 * | reason                                              | means                                                              |
 * | --------------------------------------------------- | ------------------------------------------------------------------ |
 * | hash-differs                                        | the bytes are not those that were received                         |
 * | not-sealed, other-recipient, damaged, id-differs    | `sealing/open.ts`                                                  |
 * | malformed                                           | opened, but its content is no response                             |
 * | other-round                                         | a response to another round, site or version of the questionnaire  |
 * | does-not-fit                                        | an answer that the questionnaire does not have                     |
 * | impossible-week                                     | its week is none of the round's: the tablet's clock was wrong      |
 * | quarantined                                         | the server keeps it apart, since it could not place it             |
 * | left-out                                            | somebody decided not to count its tablet or its transfer           |
 * | conflicting                                         | another answer has the same id, and that one is counted            |
 */
export type NotCounted =
  | OpenFailure
  | "hash-differs"
  | "malformed"
  | "other-round"
  | "does-not-fit"
  | "impossible-week"
  | "quarantined"
  | "left-out"
  | "conflicting";

export type OpenedAnswer = { readonly listed: ListedAnswer; readonly response: Response };
export type UnopenedAnswer = { readonly listed: ListedAnswer; readonly reason: NotCounted };
export type OpenedPage = { readonly opened: readonly OpenedAnswer[]; readonly unopened: readonly UnopenedAnswer[] };

export function listed({ id, sha256, batchId, siteId, paper }: SealedAnswer): ListedAnswer {
  return { id, sha256, batchId, siteId, ...(paper === true ? { paper } : {}) };
}
