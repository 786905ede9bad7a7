import { CompactEncrypt, compactDecrypt, errors } from "jose";
import { err, ok, type Result } from "../kernel/result.ts";
import type { KeyPair, PrivateKey, PublicKey } from "./keys.ts";

const WRAPPING = "PBES2-HS512+A256KW";
/** OWASP's figure for PBKDF2 with SHA-512 is 210,000; this is the floor of the design. */
const ITERATIONS = 600_000;
const MOST_ITERATIONS = 10_000_000;

/** The coordinator's private keys: one opens answers, the other signs releases. */
export type CoordinatorKeys = { readonly sealing: KeyPair; readonly signing: KeyPair };

/**
 * The file that the coordinator keeps. `wrapped` is a JWE (compact) of a JWK set, under a passphrase with
 * PBES2-HS512+A256KW: any JOSE tool opens it.
 */
export type KeyFile = {
  readonly format: "streck-key/1";
  readonly kid: string;
  readonly signingKid: string;
  readonly wrapped: string;
};

export type KeyFileFailure = "wrong-passphrase" | "not-a-key-file";

export async function wrapKeys({ sealing, signing }: CoordinatorKeys, passphrase: string): Promise<KeyFile> {
  const set = {
    keys: [
      { ...sealing.privateKey, kid: sealing.kid, use: "enc" },
      { ...signing.privateKey, kid: signing.kid, use: "sig" },
    ],
  };
  const wrapped = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(set)))
    .setProtectedHeader({ alg: WRAPPING, enc: "A256GCM", cty: "jwk-set+json" })
    .setKeyManagementParameters({ p2c: ITERATIONS })
    .encrypt(passphraseBytes(passphrase));
  return { format: "streck-key/1", kid: sealing.kid, signingKid: signing.kid, wrapped };
}

export async function unwrapKeys(file: unknown, passphrase: string): Promise<Result<CoordinatorKeys, KeyFileFailure>> {
  if (!isKeyFile(file)) {
    return err("not-a-key-file");
  }
  let plaintext: Uint8Array;
  try {
    const options = { keyManagementAlgorithms: [WRAPPING], maxPBES2Count: MOST_ITERATIONS };
    plaintext = (await compactDecrypt(file.wrapped, passphraseBytes(passphrase), options)).plaintext;
  } catch (error) {
    // A file that was cut off or is none must not send its owner looking for another passphrase.
    return err(error instanceof errors.JWEDecryptionFailed ? "wrong-passphrase" : "not-a-key-file");
  }
  const sealing = pairFrom(plaintext, file.kid);
  const signing = pairFrom(plaintext, file.signingKid);
  return sealing === null || signing === null ? err("not-a-key-file") : ok({ sealing, signing });
}

/** Passphrases are typed on different keyboards: one form for composed and decomposed letters, none for stray spaces. */
function passphraseBytes(passphrase: string): Uint8Array {
  return new TextEncoder().encode(passphrase.normalize("NFKC").trim());
}

function pairFrom(plaintext: Uint8Array, kid: string): KeyPair | null {
  try {
    const { keys } = JSON.parse(new TextDecoder().decode(plaintext)) as { keys: (PrivateKey & { kid: string })[] };
    const found = keys.find((key) => key.kid === kid);
    if (found === undefined) {
      return null;
    }
    const publicKey: PublicKey = { kty: "EC", crv: "P-256", x: found.x, y: found.y };
    return { kid, publicKey, privateKey: { ...publicKey, d: found.d } };
  } catch {
    return null;
  }
}

function isKeyFile(file: unknown): file is KeyFile {
  return (
    typeof file === "object" &&
    file !== null &&
    "format" in file &&
    file.format === "streck-key/1" &&
    "kid" in file &&
    typeof file.kid === "string" &&
    "signingKid" in file &&
    typeof file.signingKid === "string" &&
    "wrapped" in file &&
    typeof file.wrapped === "string"
  );
}
