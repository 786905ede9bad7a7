import type { Response } from "../domain/response/response.ts";
import type { AnswersHash } from "../kernel/hashes.ts";
import { sha256 } from "../sealing/hash.ts";

/** Of which answers: another set, by a single one, has another hash. */
export async function hashOfAnswers(responses: readonly Pick<Response, "id">[]): Promise<AnswersHash> {
  const ids = responses.map(({ id }) => id).sort();
  return sha256<AnswersHash>(ids.join("\n"));
}
