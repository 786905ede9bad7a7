import type { Release } from "../../src/domain/round/release.ts";
import type { SignedRelease } from "../../src/kernel/signed-release.ts";
import { type KeyPair, makeSealingKeys, makeSigningKeys } from "../../src/sealing/keys.ts";
import { signRelease, verifyRelease } from "../../src/sealing/release-signature.ts";

/** Whoever runs the server, with keys of her own and all of its database. */
export type Host = {
  readonly sealing: KeyPair;
  readonly signing: KeyPair;
  /** A public half as it stands in the database. */
  readonly row: (pair: KeyPair) => string;
  /** The same round, signed by the host and sealed to the host besides. */
  readonly forged: (signed: SignedRelease) => Promise<SignedRelease>;
};

export async function host(): Promise<Host> {
  const sealing = await makeSealingKeys();
  const signing = await makeSigningKeys();
  return {
    sealing,
    signing,
    row: ({ kid, publicKey }) => JSON.stringify({ kid, publicKey }),
    async forged(signed) {
      const verified = await verifyRelease(signed, null);
      if (!verified.ok) {
        throw new Error(verified.error);
      }
      const release = verified.value.content as Release;
      const own = { kid: sealing.kid, role: "recovery", publicKey: sealing.publicKey } as const;
      const recipients = release.recipients.map((one) => (one.role === "recovery" ? own : one));
      return signRelease({ ...release, recipients }, signing);
    },
  };
}
