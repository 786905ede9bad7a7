import { ok, type Result } from "../../kernel/result.ts";
import type { ConsoleApi } from "../api/console-api.ts";
import type { ApiFailure } from "../api/request.ts";
import { type ListedAnswer, listed } from "./sealed-answer.ts";
import { sealedPages } from "./sealed-pages.ts";

/** Ids and hashes of what one transfer carried, in id order. The bytes are sealed, and thrown away page by page. */
export async function listBatch(
  api: Pick<ConsoleApi, "sealedAnswers">,
  roundId: string,
  batchId: string,
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
