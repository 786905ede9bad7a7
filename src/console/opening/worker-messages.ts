import type { RoundFacts } from "../../envelopes/open-page.ts";
import type { OpenedPage, SealedAnswer } from "../../envelopes/sealed-answer.ts";
import type { Thumbprint } from "../../kernel/hashes.ts";
import type { PrivateKey } from "../../sealing/keys.ts";

/** What the page says to the worker: first once whom to open for, then one page after the other. */
export type ToWorker =
  | { readonly type: "begin"; readonly round: RoundFacts; readonly kid: Thumbprint; readonly privateKey: PrivateKey }
  | { readonly type: "page"; readonly answers: readonly SealedAnswer[] };

/** What the worker says, once for each page and in their order; `failed` when the key itself can't be used. */
export type FromWorker = { readonly type: "opened"; readonly page: OpenedPage } | { readonly type: "failed" };
