import { err, ok, type Result } from "../../kernel/result.ts";
import { type CoordinatorKeys, type KeyFileFailure, unwrapKeys } from "../../sealing/key-file.ts";
import type { PrivateKey, PublicKey } from "../../sealing/keys.ts";
import { open, openingKey } from "../../sealing/open.ts";
import { newId } from "../../sealing/random.ts";
import { fromRecoveryCode } from "../../sealing/recovery.ts";
import { seal } from "../../sealing/seal.ts";
import type { OrganisationKeys } from "./organisation-keys.ts";

const TRIAL_BYTES = 64;

/** Where a private key comes from: the wrapped copy that the server keeps, the coordinator's own file, or the paper. */
export type KeySource =
  | { readonly kind: "kept"; readonly passphrase: string }
  | { readonly kind: "file"; readonly text: string; readonly passphrase: string }
  | { readonly kind: "recovery"; readonly code: string };

export type UnlockFailure = KeyFileFailure | "other-key" | "not-a-recovery-code";
/** A private key that answers can be opened with, and whose it is. */
export type AnswerKey = { readonly opened: "coordinator" | "recovery"; readonly kid: string; readonly privateKey: PrivateKey };

/** The organisation's own key that opens answers. */
export async function unlockAnswerKey(source: KeySource, keys: OrganisationKeys): Promise<Result<AnswerKey, UnlockFailure>> {
  if (source.kind === "recovery") {
    const { kid, publicKey } = keys.recovery;
    const privateKey = await fromRecoveryCode(source.code, publicKey);
    if (!privateKey.ok) {
      return privateKey;
    }
    return (await isWhole(kid, publicKey, privateKey.value))
      ? ok({ opened: "recovery", kid, privateKey: privateKey.value })
      : err("other-key");
  }
  const pair = await unlockCoordinator(source, keys);
  return pair.ok ? ok({ opened: "coordinator", kid: pair.value.sealing.kid, privateKey: pair.value.sealing.privateKey }) : pair;
}

/** Both private keys of the coordinator; publishing needs the one that signs. */
export async function unlockCoordinator(
  source: Exclude<KeySource, { kind: "recovery" }>,
  keys: OrganisationKeys,
): Promise<Result<CoordinatorKeys, UnlockFailure>> {
  const unlocked = await unwrapKeys(source.kind === "kept" ? keys.keyFile : parse(source.text), source.passphrase);
  if (!unlocked.ok) {
    return unlocked;
  }
  const { sealing, signing } = unlocked.value;
  return sealing.kid === keys.coordinator.kid && signing.kid === keys.signing.kid ? unlocked : err("other-key");
}

/** Opens the sealed test answer; its proof is what only a holder of the private key can know. */
export async function openChallenge(
  challenge: { readonly id: string; readonly sealed: string },
  key: AnswerKey,
): Promise<string | null> {
  const content = await open(challenge.id, challenge.sealed, await openingKey(key.kid, key.privateKey));
  const proof = content.ok ? content.value["proof"] : undefined;
  return typeof proof === "string" ? proof : null;
}

/**
 * A code of another organisation passes its own check digits, but its private half does not belong to our public one.
 * Importing such a key fails in some browsers only, so a trial decides.
 */
async function isWhole(kid: string, publicKey: PublicKey, privateKey: PrivateKey): Promise<boolean> {
  const trial = newId();
  try {
    const sealed = await seal({ id: trial }, [{ kid, publicKey }], TRIAL_BYTES);
    return (await open(trial, sealed, await openingKey(kid, privateKey))).ok;
  } catch {
    return false;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
