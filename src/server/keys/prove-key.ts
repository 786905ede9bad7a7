import type { ProofHash } from "../../kernel/hashes.ts";
import { mintId } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { ChallengeReply, ProofRequest } from "../../protocol/console/keys.ts";
import { seal } from "../../sealing/seal.ts";
import type { Actor } from "../actor.ts";
import { digest } from "../kept-secrets/digest.ts";
import { newToken } from "../kept-secrets/secrets.ts";
import { organisationFor } from "../may.ts";
import type { ServerContext } from "../server-context.ts";
import { CHALLENGE_LENGTH } from "./add-keys.ts";
import { organisationKeys } from "./organisation-keys.ts";

/** A test answer that only a holder of a private key can open. The server forgets at once what it put in. */
export async function makeChallenge(actor: Actor, context: ServerContext): Promise<Result<ChallengeReply, "not-found">> {
  const organisationId = organisationFor(actor, "keep keys");
  const { database, randomBytes } = context;
  // In one transaction: the proof must never be written beside other keys than those that it was sealed to.
  return database.change(async (change): Promise<Result<ChallengeReply, "not-found">> => {
    const own = change.of(organisationId);
    const keys = await organisationKeys(own);
    if (keys === null) {
      return err("not-found");
    }
    const content = { id: mintId(randomBytes), proof: newToken(randomBytes) };
    const sealed = await seal(content, [keys.coordinator, keys.recovery], CHALLENGE_LENGTH);
    await own
      .updateTable("organisation_keys")
      .set({ proof_hash: digest(content.proof) })
      .execute();
    return ok({ id: content.id, sealed });
  });
}

/** One challenge serves both keys; a new one makes the last one worthless. */
export async function acceptProof(
  actor: Actor,
  { database }: ServerContext,
  { opened, proof }: ProofRequest,
): Promise<Result<void, "key-not-proved">> {
  const organisationId = organisationFor(actor, "keep keys");
  return database.change(async (change): Promise<Result<void, "key-not-proved">> => {
    const { numUpdatedRows } = await change
      .of(organisationId)
      .updateTable("organisation_keys")
      .set(opened === "coordinator" ? { coordinator_proved: 1 } : { recovery_proved: 1 })
      .where("proof_hash", "=", digest<ProofHash>(proof))
      .executeTakeFirst();
    return numUpdatedRows === 1n ? ok(undefined) : err("key-not-proved");
  });
}
