import { CompactEncrypt, compactDecrypt, errors } from "jose";
import { err, ok, type Result } from "../kernel/result.ts";

const WRAPPING = "PBES2-HS512+A256KW";
/** OWASP's figure for PBKDF2 with SHA-512 is 210,000; this is the floor of the design. */
const ITERATIONS = 600_000;
const MOST_ITERATIONS = 10_000_000;

/** Keys as a JWE (compact) under a passphrase: any JOSE tool opens it. `contentType`: of what is in it (`cty`, RFC 7516). */
export function wrap(
  content: object,
  { contentType, passphrase }: { readonly contentType: string; readonly passphrase: string },
): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(content)))
    .setProtectedHeader({ alg: WRAPPING, enc: "A256GCM", cty: contentType })
    .setKeyManagementParameters({ p2c: ITERATIONS })
    .encrypt(passphraseBytes(passphrase));
}

/** `not-wrapped`: a file that was cut off or is none must not send its owner looking for another passphrase. */
export async function unwrap(
  { wrapped }: { readonly wrapped: string },
  passphrase: string,
): Promise<Result<Uint8Array, "wrong-passphrase" | "not-wrapped">> {
  try {
    const options = { keyManagementAlgorithms: [WRAPPING], maxPBES2Count: MOST_ITERATIONS };
    return ok((await compactDecrypt(wrapped, passphraseBytes(passphrase), options)).plaintext);
  } catch (error) {
    return err(error instanceof errors.JWEDecryptionFailed ? "wrong-passphrase" : "not-wrapped");
  }
}

/** Passphrases are typed on different keyboards: one form for composed and decomposed letters, none for stray spaces. */
function passphraseBytes(passphrase: string): Uint8Array {
  return new TextEncoder().encode(passphrase.normalize("NFKC").trim());
}
