import type { PrivateKey } from "../../sealing/keys.ts";
import type { RoundFacts } from "./open-page.ts";
import type { OpenedPage, SealedAnswer } from "./sealed-answer.ts";

/** What the page says to the worker: first once whom to open for, then one page after the other. */
export type ToWorker =
  | { readonly type: "begin"; readonly round: RoundFacts; readonly kid: string; readonly privateKey: PrivateKey }
  | { readonly type: "page"; readonly answers: readonly SealedAnswer[] };

/** What the worker says, once for each page and in their order; `failed` when the key itself can't be used. */
export type FromWorker = { readonly type: "opened"; readonly page: OpenedPage } | { readonly type: "failed" };
