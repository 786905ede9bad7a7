import type { RoundFacts } from "../../envelopes/open-page.ts";
import type { OpenedPage, SealedAnswer } from "../../envelopes/sealed-answer.ts";
import type { AnswerKey } from "../../envelopes/unlock.ts";

/** Opens pages of sealed answers somewhere: in a worker, so that the page never stands still. */
export type AnswerPort = {
  readonly openPage: (answers: readonly SealedAnswer[]) => Promise<OpenedPage>;
  /** Ends it at once, also in the middle of a page; the key is gone with it. */
  readonly close: () => void;
};

export type OpenPort = (round: RoundFacts, key: Pick<AnswerKey, "kid" | "privateKey">) => AnswerPort;
