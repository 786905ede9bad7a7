import type { Thumbprint } from "../../kernel/hashes.ts";
import { mintId } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { KeptKeyFile, NewKeys } from "../../protocol/console/keys.ts";
import { thumbprint } from "../../sealing/keys.ts";
import { seal } from "../../sealing/seal.ts";
import type { Actor } from "../actor.ts";
import { organisationFor } from "../may.ts";
import type { ServerContext } from "../server-context.ts";

/** Long enough for an id and a proof. */
export const CHALLENGE_LENGTH = 256;

/**
 * Keeps the organisation's public keys, and its wrapped key file if that was asked for. New keys may take the place of old ones, which then
 * need to be proved again, until a round was published: from then on answers are sealed to those that are there.
 */
export async function addKeys(
  actor: Actor,
  context: ServerContext,
  keys: NewKeys,
): Promise<Result<void, "malformed" | "already-exists">> {
  const organisationId = organisationFor(actor, "keep keys");
  if (!(await areSound(context, keys))) {
    return err("malformed");
  }
  return context.database.change(async (change): Promise<Result<void, "already-exists">> => {
    const own = change.of(organisationId);
    const published = await own.selectFrom("round").select("id").where("release", "is not", null).limit(1).executeTakeFirst();
    if (published !== undefined) {
      return err("already-exists");
    }
    await own.deleteFrom("organisation_keys").execute();
    await own.insertInto("organisation_keys").values(keysRow(keys, 0)).execute();
    return ok(undefined);
  });
}

export function keysRow(keys: NewKeys, proved: 0 | 1) {
  return {
    key_file: keys.keyFile === null ? null : JSON.stringify(keys.keyFile),
    coordinator: JSON.stringify(keys.coordinator),
    recovery: JSON.stringify(keys.recovery),
    signing: JSON.stringify(keys.signing),
    coordinator_proved: proved,
    recovery_proved: proved,
    proof_hash: null,
  };
}

export function isFileOf(file: KeptKeyFile["keyFile"], coordinatorKid: Thumbprint, signingKid: Thumbprint): boolean {
  return file.kid === coordinatorKid && file.signingKid === signingKid;
}

/** Names and keys belong together, no key stands in for another, and answers can be sealed to both recipients. */
async function areSound({ randomBytes }: ServerContext, { keyFile, coordinator, recovery, signing }: NewKeys): Promise<boolean> {
  const halves = [coordinator, recovery, signing];
  const prints = await Promise.all(halves.map(({ publicKey }) => thumbprint(publicKey)));
  const named = halves.every(({ kid }, position) => kid === prints[position]);
  const ownFile = keyFile === null || isFileOf(keyFile, coordinator.kid, signing.kid);
  if (!named || new Set(prints).size !== halves.length || !ownFile) {
    return false;
  }
  try {
    await seal({ id: mintId(randomBytes) }, [coordinator, recovery], CHALLENGE_LENGTH);
    return true;
  } catch {
    return false;
  }
}
