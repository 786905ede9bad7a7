import { CompactSign, importJWK } from "jose";
import type { Thumbprint } from "../kernel/hashes.ts";
import { err, ok, type Result } from "../kernel/result.ts";
import type { SignedFeedback } from "../kernel/signed-feedback.ts";
import type { SignedRelease } from "../kernel/signed-release.ts";
import { fromBase64Url } from "./base64-url.ts";
import { type KeyPair, type PublicKey, thumbprint } from "./keys.ts";

/** What each signed text is: one can't be passed off as the other. */
const RELEASE = "streck-release";
const FEEDBACK = "streck-feedback";
type Type = typeof RELEASE | typeof FEEDBACK;

export type ReleaseFailure = "not-a-release" | "unknown-signer" | "bad-signature";
export type VerifiedRelease = { readonly content: unknown; readonly signer: PublicKey; readonly signerThumbprint: Thumbprint };

/** A signed release: JWS (RFC 7515, compact) with ES256, the signer's public key in its header. */
export async function signRelease(release: object, keys: KeyPair): Promise<SignedRelease> {
  return (await sign(RELEASE, release, keys)) as SignedRelease;
}

/** The same for what a waiting room is told, by the same key. */
export async function signFeedback(feedback: object, keys: KeyPair): Promise<SignedFeedback> {
  return (await sign(FEEDBACK, feedback, keys)) as SignedFeedback;
}

async function sign(typ: Type, content: object, { publicKey, privateKey, kid }: KeyPair): Promise<string> {
  return new CompactSign(new TextEncoder().encode(JSON.stringify(content)))
    .setProtectedHeader({ alg: "ES256", typ, kid, jwk: { ...publicKey } })
    .sign(await importJWK({ ...privateKey }, "ES256"));
}

/**
 * The content of a signed release. `trusted` is the thumbprint of the organisation's signing key, from the QR code or
 * from the first release; null only for the very first, which the assistant then confirms by its four words.
 *
 * Verified by the browser itself rather than by the library that signs: every tablet does it before its first screen, and this
 * one algorithm needs none of what the library brings for all the others. That both agree is a property (tests/sealing).
 */
export function verifyRelease(
  signed: SignedRelease,
  trusted: Thumbprint | null,
): Promise<Result<VerifiedRelease, ReleaseFailure>> {
  return verify(RELEASE, signed, trusted);
}

/** The same for what a waiting room is told. Somebody always vouches for its signer. */
export function verifyFeedback(signed: SignedFeedback, trusted: Thumbprint): Promise<Result<VerifiedRelease, ReleaseFailure>> {
  return verify(FEEDBACK, signed, trusted);
}

async function verify(
  type: Type,
  signed: SignedRelease | SignedFeedback,
  trusted: Thumbprint | null,
): Promise<Result<VerifiedRelease, ReleaseFailure>> {
  const [head = "", body = "", signature = "", ...more] = signed.split(".");
  const header = headerOf(head);
  const signer = header === null || header.typ !== type ? null : signerOf(header);
  if (header === null || signer === null || more.length > 0) {
    return err("not-a-release");
  }
  // Beside each other: each waits for the browser, and a start waits for both.
  const holds = isSignedBy(signer, new TextEncoder().encode(`${head}.${body}`), signature).catch(() => false);
  const signerThumbprint = await thumbprint(signer);
  if (trusted !== null && signerThumbprint !== trusted) {
    return err("unknown-signer");
  }
  try {
    // No extension is known here, so none that is critical may be passed over (RFC 7515, 4.1.11).
    if (header.alg !== "ES256" || header.crit !== undefined || !(await holds)) {
      return err("bad-signature");
    }
    const content: unknown = JSON.parse(new TextDecoder().decode(fromBase64Url(body)));
    return ok({ content, signer, signerThumbprint });
  } catch {
    return err("bad-signature");
  }
}

/** ECDSA on P-256 with SHA-256. Throws where the key is no point of the curve or the signature no base64url. */
async function isSignedBy(signer: PublicKey, signed: Uint8Array<ArrayBuffer>, signature: string): Promise<boolean> {
  const key = await crypto.subtle.importKey("jwk", { ...signer }, { name: "ECDSA", namedCurve: "P-256" }, false, ["verify"]);
  return crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, fromBase64Url(signature), signed);
}

/** Written by whoever made the text: nothing is known of what stands in it. */
type Header = Readonly<Partial<Record<"alg" | "typ" | "jwk" | "crit", unknown>>>;

function headerOf(head: string): Header | null {
  try {
    const header: unknown = JSON.parse(new TextDecoder().decode(fromBase64Url(head)));
    return typeof header === "object" ? header : null;
  } catch {
    return null;
  }
}

function signerOf({ jwk }: Header): PublicKey | null {
  const { kty, crv, x, y } = (jwk ?? {}) as Readonly<Partial<Record<keyof PublicKey, unknown>>>;
  return kty === "EC" && crv === "P-256" && isCoordinate(x) && isCoordinate(y) ? { kty, crv, x, y } : null;
}

function isCoordinate(value: unknown): value is string {
  return typeof value === "string" && /^[A-Za-z0-9_-]{43}$/.test(value);
}
