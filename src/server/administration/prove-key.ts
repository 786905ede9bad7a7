import { mintId } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { ChallengeReply, ProofRequest } from "../../protocol/console/keys.ts";
import { seal } from "../../sealing/seal.ts";
import { digest } from "../security/digest.ts";
import { newToken } from "../security/secrets.ts";
import type { ServerContext } from "../server-context.ts";
import { CHALLENGE_LENGTH } from "./add-keys.ts";
import { organisationKeys } from "./organisation-keys.ts";

/** A test answer that only a holder of a private key can open. The server forgets at once what it put in. */
export async function makeChallenge(
  context: ServerContext,
  organisationId: string,
): Promise<Result<ChallengeReply, "not-found">> {
  const { store, randomBytes } = context;
  // In one transaction: the proof must never be written beside other keys than those that it was sealed to.
  return store.queries.transaction().execute(async (change): Promise<Result<ChallengeReply, "not-found">> => {
    const keys = await organisationKeys(change, organisationId);
    if (keys === null) {
      return err("not-found");
    }
    const content = { id: mintId(randomBytes), proof: newToken(randomBytes) };
    const sealed = await seal(content, [keys.coordinator, keys.recovery], CHALLENGE_LENGTH);
    await change
      .updateTable("organisation_keys")
      .set({ proof_hash: digest(content.proof) })
      .where("organisation_id", "=", organisationId)
      .execute();
    return ok({ id: content.id, sealed });
  });
}

/** One challenge serves both keys; a new one makes the last one worthless. */
export async function acceptProof(
  { store }: ServerContext,
  organisationId: string,
  { opened, proof }: ProofRequest,
): Promise<Result<void, "key-not-proved">> {
  const { numUpdatedRows } = await store.queries
    .updateTable("organisation_keys")
    .set(opened === "coordinator" ? { coordinator_proved: 1 } : { recovery_proved: 1 })
    .where("organisation_id", "=", organisationId)
    .where("proof_hash", "=", digest(proof))
    .executeTakeFirst();
  return numUpdatedRows === 1n ? ok(undefined) : err("key-not-proved");
}
