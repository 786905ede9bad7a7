import type { SealedAnswer } from "../../envelopes/sealed-answer.ts";
import type { RoundId } from "../../kernel/ids.ts";
import type { Result } from "../../kernel/result.ts";
import type { ConsoleApi } from "../api/console-api.ts";
import type { ApiFailure } from "../api/request.ts";

/** Every sealed answer of a round, page by page and in id order. Ends after the last page, or after the first failure. */
export async function* sealedPages(
  api: Pick<ConsoleApi, "sealedAnswers">,
  roundId: RoundId,
  signal?: AbortSignal,
): AsyncGenerator<Result<readonly SealedAnswer[], ApiFailure>> {
  let after: string | null = null;
  do {
    const reply = await api.sealedAnswers({ ids: { id: roundId }, query: after === null ? {} : { after }, signal });
    if (!reply.ok) {
      yield reply;
      return;
    }
    yield { ok: true, value: reply.value.answers };
    after = reply.value.next;
  } while (after !== null);
}
