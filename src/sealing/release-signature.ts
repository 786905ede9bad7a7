import { CompactSign, compactVerify, decodeProtectedHeader, importJWK } from "jose";
import type { Thumbprint } from "../kernel/hashes.ts";
import { err, ok, type Result } from "../kernel/result.ts";
import type { SignedRelease } from "../kernel/signed-release.ts";
import { type KeyPair, type PublicKey, thumbprint } from "./keys.ts";

const TYPE = "streck-release";

export type ReleaseFailure = "not-a-release" | "unknown-signer" | "bad-signature";
export type VerifiedRelease = { readonly content: unknown; readonly signer: PublicKey; readonly signerThumbprint: Thumbprint };

/** A signed release: JWS (RFC 7515, compact) with ES256, the signer's public key in its header. */
export async function signRelease(release: object, { publicKey, privateKey, kid }: KeyPair): Promise<SignedRelease> {
  const signed = await new CompactSign(new TextEncoder().encode(JSON.stringify(release)))
    .setProtectedHeader({ alg: "ES256", typ: TYPE, kid, jwk: { ...publicKey } })
    .sign(await importJWK({ ...privateKey }, "ES256"));
  return signed as SignedRelease;
}

/**
 * The content of a signed release. `trusted` is the thumbprint of the organisation's signing key, from the QR code or
 * from the first release; null only for the very first, which the assistant then confirms by its four words.
 */
export async function verifyRelease(
  signed: SignedRelease,
  trusted: Thumbprint | null,
): Promise<Result<VerifiedRelease, ReleaseFailure>> {
  const signer = signerOf(signed);
  if (signer === null) {
    return err("not-a-release");
  }
  const signerThumbprint = await thumbprint(signer);
  if (trusted !== null && signerThumbprint !== trusted) {
    return err("unknown-signer");
  }
  try {
    const { payload } = await compactVerify(signed, await importJWK({ ...signer }, "ES256"), { algorithms: ["ES256"] });
    return ok({ content: JSON.parse(new TextDecoder().decode(payload)), signer, signerThumbprint });
  } catch {
    return err("bad-signature");
  }
}

function isCoordinate(value: unknown): value is string {
  return typeof value === "string" && /^[A-Za-z0-9_-]{43}$/.test(value);
}

/** The header was written by whoever made the text: only its shape in the library's types is known. */
function signerOf(signed: SignedRelease): PublicKey | null {
  try {
    const { typ, jwk } = decodeProtectedHeader(signed);
    if (typ !== TYPE || jwk?.kty !== "EC" || jwk.crv !== "P-256" || !isCoordinate(jwk.x) || !isCoordinate(jwk.y)) {
      return null;
    }
    return { kty: "EC", crv: "P-256", x: jwk.x, y: jwk.y };
  } catch {
    return null;
  }
}
