import { createDecipheriv, createHash, createPrivateKey, createPublicKey, diffieHellman, type JsonWebKey } from "node:crypto";
import type { Thumbprint } from "../../src/kernel/hashes.ts";

type Header = { readonly alg: string; readonly kid: Thumbprint; readonly epk: JsonWebKey };
type Recipient = { readonly header: Partial<Header>; readonly encrypted_key: string };
type GeneralJwe = {
  readonly protected: string;
  readonly recipients: readonly Recipient[];
  readonly iv: string;
  readonly ciphertext: string;
  readonly tag: string;
};

/**
 * Opens a JWE in General JSON serialisation with nothing of ours and no JOSE library: RFC 7518 §4.6 (ECDH-ES with Concat
 * KDF), RFC 3394 (AES key wrap) and AES-256-GCM, from Node's own primitives. What any JOSE tool does.
 */
export function openByHand(sealed: string, kid: Thumbprint, privateKey: JsonWebKey): string {
  const jwe = JSON.parse(sealed) as GeneralJwe;
  const recipient = jwe.recipients.find(({ header }) => header.kid === kid);
  if (recipient === undefined) {
    throw new Error("sealed to somebody else");
  }
  // Where there is one recipient only, some of its header may stand in the shared one.
  const { alg, epk } = { ...(JSON.parse(bytes(jwe.protected).toString()) as object), ...recipient.header } as Header;
  const shared = diffieHellman({
    privateKey: createPrivateKey({ key: privateKey, format: "jwk" }),
    publicKey: createPublicKey({ key: epk, format: "jwk" }),
  });
  const cipher = createDecipheriv("aes-256-gcm", unwrap(concatKdf(shared, alg), bytes(recipient.encrypted_key)), bytes(jwe.iv));
  cipher.setAAD(Buffer.from(jwe.protected, "ascii"));
  cipher.setAuthTag(bytes(jwe.tag));
  return Buffer.concat([cipher.update(bytes(jwe.ciphertext)), cipher.final()]).toString("utf8");
}

function unwrap(wrappingKey: Buffer, wrapped: Buffer): Buffer {
  const cipher = createDecipheriv("id-aes256-wrap", wrappingKey, Buffer.alloc(8, 0xa6));
  try {
    return Buffer.concat([cipher.update(wrapped), cipher.final()]);
  } catch (cause) {
    throw new Error("another key wrapped it", { cause });
  }
}

/** One round of SHA-256 gives the 256 bits that A256KW needs; PartyUInfo and PartyVInfo are empty. */
function concatKdf(shared: Buffer, alg: string): Buffer {
  const otherInfo = Buffer.concat([uint32(alg.length), Buffer.from(alg, "ascii"), uint32(0), uint32(0), uint32(256)]);
  return createHash("sha256")
    .update(Buffer.concat([uint32(1), shared, otherInfo]))
    .digest();
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32BE(value);
  return buffer;
}

function bytes(text: string): Buffer {
  return Buffer.from(text, "base64url");
}
