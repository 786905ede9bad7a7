import { CompactEncrypt } from "jose";
import type { CoordinatorKeys, KeyFile } from "../../src/sealing/key-file.ts";

/** A key file as it was written before the trust anchors stood in it. */
export async function oldKeyFile({ sealing, signing }: CoordinatorKeys, passphrase: string): Promise<KeyFile> {
  const keys = [
    { ...sealing.privateKey, kid: sealing.kid, use: "enc" },
    { ...signing.privateKey, kid: signing.kid, use: "sig" },
  ];
  const wrapped = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify({ keys })))
    .setProtectedHeader({ alg: "PBES2-HS512+A256KW", enc: "A256GCM", cty: "jwk-set+json" })
    .setKeyManagementParameters({ p2c: 600_000 })
    .encrypt(new TextEncoder().encode(passphrase.normalize("NFKC").trim()));
  return { format: "streck-key/1", kid: sealing.kid, signingKid: signing.kid, wrapped };
}
