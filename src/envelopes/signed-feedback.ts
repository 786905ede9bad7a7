import type { Told } from "../domain/feedback/told.ts";
import type { Thumbprint } from "../kernel/hashes.ts";
import { err, ok, type Result } from "../kernel/result.ts";
import type { SignedFeedback } from "../kernel/signed-feedback.ts";
import { readTold, writeTold } from "../protocol/told.ts";
import type { KeyPair } from "../sealing/keys.ts";
import { type ReleaseFailure, signFeedback, verifyFeedback } from "../sealing/release-signature.ts";

/** Signed with the key of the organisation's releases: whoever runs the server can put no words on its tablets. */
export function signTold(told: Told, signing: KeyPair): Promise<SignedFeedback> {
  return signFeedback(writeTold(told), signing);
}

/** `trusted`: the thumbprint of the organisation's signing key. `malformed`: signed by it, and nothing that can be read here. */
export async function readSignedFeedback(
  signed: SignedFeedback,
  trusted: Thumbprint,
): Promise<Result<Told, ReleaseFailure | "malformed">> {
  const verified = await verifyFeedback(signed, trusted);
  if (!verified.ok) {
    return verified;
  }
  const told = readTold(verified.value.content);
  return told === null ? err("malformed") : ok(told);
}
