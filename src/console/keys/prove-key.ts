import { type AnswerKey, openChallenge, type UnlockFailure } from "../../envelopes/unlock.ts";
import { err, type Result } from "../../kernel/result.ts";
import type { ConsoleApi } from "../api/console-api.ts";
import type { ApiFailure } from "../api/request.ts";

export type ProofFailure = "challenge-not-opened";
/** Everything that can go wrong where a key is used. `no-anchors`: a file of the first format can't vouch for a release. */
export type KeyFailure = ApiFailure | UnlockFailure | ProofFailure | "no-anchors";

/** Fetches a sealed test answer, opens it with this key, and sends back what stood in it. */
export async function proveKey(
  api: Pick<ConsoleApi, "challenge" | "prove">,
  key: AnswerKey,
): Promise<Result<unknown, ApiFailure | ProofFailure>> {
  const challenge = await api.challenge();
  if (!challenge.ok) {
    return challenge;
  }
  const proof = await openChallenge(challenge.value, key);
  return proof === null ? err("challenge-not-opened") : await api.prove({ body: { opened: key.opened, proof } });
}
