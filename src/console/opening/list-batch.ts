import { ok, type Result } from "../../kernel/result.ts";
import type { ConsoleApi } from "../api/console-api.ts";
import type { ApiFailure } from "../api/request.ts";
import { type ListedAnswer, listed } from "./sealed-answer.ts";

/** Ids and hashes of what one transfer carried, in id order. The bytes are sealed, and thrown away page by page. */
export async function listBatch(
  api: Pick<ConsoleApi, "sealedAnswers">,
  roundId: string,
  batchId: string,
): Promise<Result<readonly ListedAnswer[], ApiFailure>> {
  const found: ListedAnswer[] = [];
  let after: string | null = null;
  do {
    const reply = await api.sealedAnswers(roundId, after);
    if (!reply.ok) {
      return reply;
    }
    found.push(...reply.value.answers.filter((answer) => answer.batchId === batchId).map(listed));
    after = reply.value.next;
  } while (after !== null);
  return ok(found);
}
