import type { NewKeys } from "../../protocol/console/keys.ts";
import { type KeyFile, wrapKeys } from "../../sealing/key-file.ts";
import { makeSealingKeys, makeSigningKeys } from "../../sealing/keys.ts";
import { recoveryCode } from "../../sealing/recovery.ts";

/** What was made in this browser. `announcement` holds public halves and the wrapped file: all that the server ever gets. */
export type KeySet = { readonly keyFile: KeyFile; readonly recoveryCode: string; readonly announcement: NewKeys };

export async function makeKeySet(passphrase: string): Promise<KeySet> {
  const [sealing, recovery, signing] = await Promise.all([makeSealingKeys(), makeSealingKeys(), makeSigningKeys()]);
  const keyFile = await wrapKeys({ sealing, signing }, passphrase);
  return {
    keyFile,
    recoveryCode: await recoveryCode(recovery.privateKey),
    announcement: {
      keyFile,
      coordinator: { kid: sealing.kid, publicKey: sealing.publicKey },
      recovery: { kid: recovery.kid, publicKey: recovery.publicKey },
      signing: { kid: signing.kid, publicKey: signing.publicKey },
    },
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
