import { type ListedAnswer, listed } from "../../envelopes/sealed-answer.ts";
import type { BatchId, RoundId } from "../../kernel/ids.ts";
import { ok, type Result } from "../../kernel/result.ts";
import type { ConsoleApi } from "../api/console-api.ts";
import type { ApiFailure } from "../api/request.ts";
import { sealedPages } from "./sealed-pages.ts";

/** Ids and hashes of what one transfer carried, in id order. The bytes are sealed, and thrown away page by page. */
export async function listBatch(
  api: Pick<ConsoleApi, "sealedAnswers">,
  roundId: RoundId,
  batchId: BatchId,
): Promise<Result<readonly ListedAnswer[], ApiFailure>> {
  const found: ListedAnswer[] = [];
  for await (const page of sealedPages(api, roundId)) {
    if (!page.ok) {
      return page;
    }
    found.push(...page.value.filter((answer) => answer.batchId === batchId).map(listed));
  }
  return ok(found);
}
