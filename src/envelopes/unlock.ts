import type { Thumbprint } from "../kernel/hashes.ts";
import { err, ok, type Result } from "../kernel/result.ts";
import { type KeyFileFailure, type OpenedKeyFile, unwrapKeys } from "../sealing/key-file.ts";
import { type PrivateKey, type PublicKey, thumbprint } from "../sealing/keys.ts";
import { open, openingKey } from "../sealing/open.ts";
import { newId } from "../sealing/random.ts";
import { fromRecoveryCode } from "../sealing/recovery.ts";
import { seal } from "../sealing/seal.ts";
import type { TrustAnchors } from "../sealing/trust-anchors.ts";
import type { OrganisationKeys } from "./organisation-keys.ts";
import { announcedAnchors, compareKeys, type TrustedKeys, trustedKeys } from "./trusted-keys.ts";

const TRIAL_BYTES = 64;

/** Where a private key comes from: the wrapped copy that the server keeps, the coordinator's own file, or the paper. */
export type KeySource =
  | { readonly kind: "kept"; readonly passphrase: string }
  | { readonly kind: "file"; readonly text: string; readonly passphrase: string }
  | { readonly kind: "recovery"; readonly code: string };

/**
 * `other-key`: nothing in the file is what the server has. `keys-differ`: some of it is, or this browser knows the file's
 * keys as the organisation's: then it is the server that says something else.
 */
export type UnlockFailure = KeyFileFailure | "other-key" | "keys-differ" | "not-a-recovery-code";
/** A private key that answers can be opened with, and whose it is. */
export type AnswerKey = {
  readonly opened: "coordinator" | "recovery";
  readonly kid: Thumbprint;
  readonly privateKey: PrivateKey;
  /** What stands beside the key in a file; paper has no room for it. */
  readonly anchors: TrustAnchors | null;
};

/** The organisation's own key that opens answers. */
export async function unlockAnswerKey(
  source: KeySource,
  keys: OrganisationKeys,
  held: TrustedKeys | null,
): Promise<Result<AnswerKey, UnlockFailure>> {
  if (source.kind === "recovery") {
    const { publicKey } = keys.recovery;
    const kid = await thumbprint(publicKey);
    if (held !== null && held.recovery !== kid) {
      return err("keys-differ");
    }
    const privateKey = await fromRecoveryCode(source.code, publicKey);
    if (!privateKey.ok) {
      return privateKey;
    }
    return (await isWhole(kid, publicKey, privateKey.value))
      ? ok({ opened: "recovery", kid, privateKey: privateKey.value, anchors: null })
      : err("other-key");
  }
  const pair = await unlockCoordinator(source, keys, held);
  if (!pair.ok) {
    return pair;
  }
  const { sealing, anchors } = pair.value;
  return ok({ opened: "coordinator", kid: sealing.kid, privateKey: sealing.privateKey, anchors });
}

/**
 * Both private keys of the coordinator, with the anchors that stand beside them. What the server says must be what the
 * file says; `held` is what this browser knows of the organisation.
 */
export async function unlockCoordinator(
  source: Exclude<KeySource, { kind: "recovery" }>,
  keys: OrganisationKeys,
  held: TrustedKeys | null,
): Promise<Result<OpenedKeyFile, UnlockFailure>> {
  const unlocked = await unwrapKeys(source.kind === "kept" ? keys.keyFile : parse(source.text), source.passphrase);
  if (!unlocked.ok) {
    return unlocked;
  }
  const announced = trustedKeys(await announcedAnchors(keys));
  const { sealing, signing, anchors } = unlocked.value;
  const inFile: TrustedKeys =
    anchors === null ? { signer: signing.kid, coordinator: sealing.kid, recovery: announced.recovery } : trustedKeys(anchors);
  if (compareKeys(inFile, announced) === null) {
    return unlocked;
  }
  const known = held !== null && (held.signer === inFile.signer || held.coordinator === inFile.coordinator);
  return known || sharesAny(inFile, announced, anchors !== null) ? err("keys-differ") : err("other-key");
}

/** What a release is signed with, and everything that may stand in it. `no-anchors`: the file is of the first format. */
export async function unlockSigner(
  source: Exclude<KeySource, { kind: "recovery" }>,
  keys: OrganisationKeys,
  held: TrustedKeys | null,
): Promise<Result<OpenedKeyFile & { readonly anchors: TrustAnchors }, UnlockFailure | "no-anchors">> {
  const unlocked = await unlockCoordinator(source, keys, held);
  if (!unlocked.ok) {
    return unlocked;
  }
  const { anchors } = unlocked.value;
  return anchors === null ? err("no-anchors") : ok({ ...unlocked.value, anchors });
}

function sharesAny(one: TrustedKeys, other: TrustedKeys, withRecovery: boolean): boolean {
  return (
    one.signer === other.signer || one.coordinator === other.coordinator || (withRecovery && one.recovery === other.recovery)
  );
}

/** Opens the sealed test answer; its proof is what only a holder of the private key can know. */
export async function openChallenge(
  challenge: { readonly id: string; readonly sealed: string },
  key: AnswerKey,
): Promise<string | null> {
  const content = await open(challenge, await openingKey(key.kid, key.privateKey));
  const proof = content.ok ? content.value.proof : undefined;
  return typeof proof === "string" ? proof : null;
}

/**
 * A code of another organisation passes its own check digits, but its private half does not belong to our public one.
 * Importing such a key fails in some browsers only, so a trial decides.
 */
async function isWhole(kid: Thumbprint, publicKey: PublicKey, privateKey: PrivateKey): Promise<boolean> {
  const trial = newId();
  try {
    const sealed = await seal({ id: trial }, [{ kid, publicKey }], TRIAL_BYTES);
    return (await open({ id: trial, sealed }, await openingKey(kid, privateKey))).ok;
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
