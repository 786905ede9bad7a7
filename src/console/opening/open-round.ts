import type { RoundFacts } from "../../envelopes/open-page.ts";
import { gatherInSteps, type OpenedRound } from "../../envelopes/opened-round.ts";
import type { OpenedPage } from "../../envelopes/sealed-answer.ts";
import type { AnswerKey } from "../../envelopes/unlock.ts";
import type { RandomBytes } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { ConsoleApi } from "../api/console-api.ts";
import { inSteps } from "../api/in-steps.ts";
import type { ApiFailure } from "../api/request.ts";
import type { OpenPort } from "./open-port.ts";
import { sealedPages } from "./sealed-pages.ts";

export type OpeningFailure = ApiFailure | "cancelled" | "worker-failed";

export type OpeningJob = {
  readonly api: Pick<ConsoleApi, "sealedAnswers">;
  readonly openPort: OpenPort;
  readonly key: Pick<AnswerKey, "kid" | "privateKey">;
  readonly round: RoundFacts;
  readonly randomBytes: RandomBytes;
  readonly onProgress: (done: number) => void;
  readonly signal: AbortSignal;
};

/** Fetches and opens every sealed answer of a round, page by page. Ends the port in every case: its key must not outlive the job. */
export async function openRound(job: OpeningJob): Promise<Result<OpenedRound, OpeningFailure>> {
  const { api, openPort, key, round, randomBytes, onProgress, signal } = job;
  let end = (): void => undefined;
  try {
    const port = openPort(round, key);
    end = () => port.close();
    signal.addEventListener("abort", end);
    const pages: OpenedPage[] = [];
    let done = 0;
    for await (const page of sealedPages(api, round.roundId, signal)) {
      if (signal.aborted) {
        return err("cancelled");
      }
      if (!page.ok) {
        return page;
      }
      const opened = await Promise.race([port.openPage(page.value), aborted(signal)]);
      if (opened === null) {
        return err("cancelled");
      }
      pages.push(opened);
      done += page.value.length;
      onProgress(done);
    }
    const gathered = await inSteps(gatherInSteps(round.roundId, round.questionnaire, pages, randomBytes), signal);
    return gathered === null ? err("cancelled") : ok(gathered);
  } catch {
    return err("worker-failed");
  } finally {
    signal.removeEventListener("abort", end);
    end();
  }
}

/** An ended worker never answers, so whoever waits for it must hear of the end from elsewhere. */
function aborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => resolve(null), { once: true });
  });
}
