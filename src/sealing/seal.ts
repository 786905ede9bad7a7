import { GeneralEncrypt, importJWK } from "jose";
import type { Thumbprint } from "../kernel/hashes.ts";
import type { PublicKey } from "./keys.ts";

export type SealFailure = "no-recipient" | "too-long";

/** Thrown by `seal`; `code` says why nothing was sealed. The plaintext never stands in it. */
class SealError extends Error {
  readonly code: SealFailure;
  constructor(code: SealFailure) {
    super(code);
    this.name = "SealError";
    this.code = code;
  }
}

/**
 * Seals one JSON document to every recipient: JWE (RFC 7516) in General JSON serialisation, ECDH-ES+A256KW on P-256
 * with A256GCM. The plaintext is padded to exactly `length` bytes first. Returns the JWE as JSON text.
 * Throws SealError when there is no recipient or the document is longer than `length`.
 */
export async function seal(
  content: { readonly id: string },
  recipients: readonly { readonly kid: Thumbprint; readonly publicKey: PublicKey }[],
  length: number,
): Promise<string> {
  if (recipients.length === 0) {
    throw new SealError("no-recipient");
  }
  const encryption = new GeneralEncrypt(pad(content, length)).setProtectedHeader({ enc: "A256GCM" });
  for (const { kid, publicKey } of recipients) {
    encryption
      .addRecipient(await importJWK({ ...publicKey }, "ECDH-ES+A256KW"))
      .setUnprotectedHeader({ alg: "ECDH-ES+A256KW", kid });
  }
  return JSON.stringify(await encryption.encrypt());
}

/** The document as UTF-8 JSON with a last member `pad` that makes it `length` bytes long. */
function pad(content: object, length: number): Uint8Array {
  const encoder = new TextEncoder();
  const bare = encoder.encode(JSON.stringify({ ...content, pad: "" })).byteLength;
  if (bare > length) {
    throw new SealError("too-long");
  }
  return encoder.encode(JSON.stringify({ ...content, pad: "0".repeat(length - bare) }));
}
