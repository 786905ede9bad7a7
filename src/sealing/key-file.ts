import type { Thumbprint } from "../kernel/hashes.ts";
import { err, ok, type Result } from "../kernel/result.ts";
import type { KeyPair, PrivateKey, PublicKey } from "./keys.ts";
import { anchorsFrom, type TrustAnchors } from "./trust-anchors.ts";
import { unwrap, wrap } from "./wrapping.ts";

/** The coordinator's private keys: one opens answers, the other signs releases. */
export type CoordinatorKeys = { readonly sealing: KeyPair; readonly signing: KeyPair };

/**
 * What stands in an opened file. `anchors` are the signer and all recipients as they were when the keys were made: nobody
 * without the passphrase can change them. Null in files of the first format, which hold the two private keys alone.
 */
export type OpenedKeyFile = CoordinatorKeys & { readonly anchors: TrustAnchors | null };

/**
 * The file that the coordinator keeps. `wrapped` is a JWE (compact) of a JWK set, under a passphrase with
 * PBES2-HS512+A256KW: any JOSE tool opens it. Since `/2` the set has a member `streck` besides its keys (RFC 7517 lets a
 * set have more): the trust anchors. What the file says outside of `wrapped` is believed by nobody.
 */
export type KeyFile = {
  readonly format: "streck-key/1" | "streck-key/2";
  readonly kid: Thumbprint;
  readonly signingKid: Thumbprint;
  readonly wrapped: string;
};

export type KeyFileFailure = "wrong-passphrase" | "not-a-key-file";

export async function wrapKeys(
  { sealing, signing }: CoordinatorKeys,
  anchors: TrustAnchors,
  passphrase: string,
): Promise<KeyFile> {
  const set = {
    keys: [
      { ...sealing.privateKey, kid: sealing.kid, use: "enc" },
      { ...signing.privateKey, kid: signing.kid, use: "sig" },
    ],
    streck: anchors,
  };
  const wrapped = await wrap(set, { contentType: "jwk-set+json", passphrase });
  return { format: "streck-key/2", kid: sealing.kid, signingKid: signing.kid, wrapped };
}

export async function unwrapKeys(file: unknown, passphrase: string): Promise<Result<OpenedKeyFile, KeyFileFailure>> {
  if (!isKeyFile(file)) {
    return err("not-a-key-file");
  }
  const plaintext = await unwrap(file, passphrase);
  if (!plaintext.ok) {
    return err(plaintext.error === "wrong-passphrase" ? plaintext.error : "not-a-key-file");
  }
  const content = parse(plaintext.value);
  const sealing = pairFrom(content, file.kid);
  const signing = pairFrom(content, file.signingKid);
  if (sealing === null || signing === null) {
    return err("not-a-key-file");
  }
  // The format outside can be rewritten by whoever keeps the file; what decides is what is inside.
  if (content?.streck === undefined) {
    return file.format === "streck-key/1" ? ok({ sealing, signing, anchors: null }) : err("not-a-key-file");
  }
  const anchors = await anchorsFrom(content.streck);
  const own = anchors?.signer.kid === signing.kid && anchors.recipients.some(({ kid }) => kid === sealing.kid);
  return anchors !== null && own ? ok({ sealing, signing, anchors }) : err("not-a-key-file");
}

type Content = { readonly keys: readonly (PrivateKey & { readonly kid: Thumbprint })[]; readonly streck?: unknown };

function parse(plaintext: Uint8Array): Content | null {
  try {
    return JSON.parse(new TextDecoder().decode(plaintext)) as Content;
  } catch {
    return null;
  }
}

function pairFrom(content: Content | null, kid: Thumbprint): KeyPair | null {
  const found = content?.keys?.find((key) => key.kid === kid);
  if (found === undefined) {
    return null;
  }
  const publicKey: PublicKey = { kty: "EC", crv: "P-256", x: found.x, y: found.y };
  return { kid, publicKey, privateKey: { ...publicKey, d: found.d } };
}

function isKeyFile(file: unknown): file is KeyFile {
  return (
    typeof file === "object" &&
    file !== null &&
    "format" in file &&
    (file.format === "streck-key/1" || file.format === "streck-key/2") &&
    "kid" in file &&
    typeof file.kid === "string" &&
    "signingKid" in file &&
    typeof file.signingKid === "string" &&
    "wrapped" in file &&
    typeof file.wrapped === "string"
  );
}
