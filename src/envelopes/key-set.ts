import type { NewKeys } from "../protocol/console/keys.ts";
import { type CoordinatorKeys, type KeyFile, wrapKeys } from "../sealing/key-file.ts";
import { makeSealingKeys, makeSigningKeys } from "../sealing/keys.ts";
import { recoveryCode } from "../sealing/recovery.ts";
import { makeAnchors, type TrustAnchors } from "../sealing/trust-anchors.ts";
import { recipientsOf } from "./trusted-keys.ts";

/** What was made in this browser: the file to save, and what goes on the paper. */
export type KeySet = { readonly keyFile: KeyFile; readonly recoveryCode: string; readonly anchors: TrustAnchors };

export async function makeKeySet(passphrase: string): Promise<KeySet> {
  const [sealing, recovery, signing] = await Promise.all([makeSealingKeys(), makeSealingKeys(), makeSigningKeys()]);
  const anchors = await makeAnchors(signing.publicKey, sealing.publicKey, recovery.publicKey);
  const keyFile = await wrapKeys({ sealing, signing }, anchors, passphrase);
  return { keyFile, recoveryCode: await recoveryCode(recovery.privateKey), anchors };
}

/** Keys that there are, wrapped anew: under another passphrase, or with the anchors that an older file lacks. */
export async function renewKeySet(
  { keys, anchors, code }: { readonly keys: CoordinatorKeys; readonly anchors: TrustAnchors; readonly code: string },
  passphrase: string,
): Promise<KeySet> {
  return { keyFile: await wrapKeys(keys, anchors, passphrase), recoveryCode: code, anchors };
}

/** All that the server ever gets: public halves, and the wrapped file only where the coordinator wants it kept there. */
export function announcementOf({ keyFile, anchors }: KeySet, keep: boolean): NewKeys {
  const half = ({ kid, publicKey }: TrustAnchors["signer"]) => ({ kid, publicKey: { ...publicKey } });
  const { coordinator, recovery } = recipientsOf(anchors);
  return {
    keyFile: keep ? keyFile : null,
    coordinator: half(coordinator),
    recovery: half(recovery),
    signing: half(anchors.signer),
  };
}

/** The first signs of the key's own name tell one organisation's files apart. */
export function keyFileName({ kid }: KeyFile): string {
  return `streck-nyckel-${kid
    .replace(/[^A-Za-z0-9]/g, "")
    .slice(0, 8)
    .toLowerCase()}.json`;
}

export function keyFileText(keyFile: KeyFile): string {
  return `${JSON.stringify(keyFile, null, 2)}\n`;
}
