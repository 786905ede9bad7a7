import type { Thumbprint } from "../kernel/hashes.ts";
import { keyWords } from "./fingerprint.ts";
import { type PublicKey, thumbprint } from "./keys.ts";

/** A public key by its name: `kid` is its RFC 7638 thumbprint. */
export type NamedKey = { readonly kid: Thumbprint; readonly publicKey: PublicKey };
export type NamedRecipient = NamedKey & { readonly role: "coordinator" | "recovery" };

/**
 * Who signs an organisation's releases and whom its answers are sealed to, all of them, with their four words. Comes out
 * of a passphrase-wrapped key file, never from the server.
 */
export type TrustAnchors = {
  readonly format: "streck-anchors/1";
  readonly signer: NamedKey;
  readonly recipients: readonly NamedRecipient[];
  readonly words: string;
};

export async function makeAnchors(signer: PublicKey, coordinator: PublicKey, recovery: PublicKey): Promise<TrustAnchors> {
  return {
    format: "streck-anchors/1",
    signer: await named(signer),
    recipients: [
      { ...(await named(coordinator)), role: "coordinator" },
      { ...(await named(recovery)), role: "recovery" },
    ],
    words: await keyWords(signer, [coordinator, recovery]),
  };
}

/** The anchors in a file's content; null when a name, a role or a word doesn't belong to its key. */
export async function anchorsFrom(content: unknown): Promise<TrustAnchors | null> {
  try {
    const { signer, recipients } = content as TrustAnchors;
    const of = (role: NamedRecipient["role"]): PublicKey => publicOf(recipients.find((one) => one.role === role)?.publicKey);
    const made = await makeAnchors(publicOf(signer.publicKey), of("coordinator"), of("recovery"));
    return JSON.stringify(made) === JSON.stringify(content) ? made : null;
  } catch {
    return null;
  }
}

async function named(key: PublicKey): Promise<NamedKey> {
  const publicKey = publicOf(key);
  return { kid: await thumbprint(publicKey), publicKey };
}

/** The public members alone, in one order: a private half that came along stays behind. */
function publicOf(key: PublicKey | undefined): PublicKey {
  if (key === undefined) {
    throw new TypeError("a key is missing");
  }
  return { kty: "EC", crv: "P-256", x: key.x, y: key.y };
}
