import { asciiDigits } from "../../kernel/digits.ts";
import type { Thumbprint } from "../../kernel/hashes.ts";

/**
 * Alphabet and length of an enrolment code: 12 digits of Crockford's base 32 (60 bits), written in three groups.
 * The QR code holds an address with `#enrol=CODE.THUMBPRINT`: a fragment, which no server and no log ever sees; the
 * thumbprint is that of the organisation's signing key.
 */
export const ENROL_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
export const ENROL_DIGITS = 12;

/** The code as the server compares it: upper case, digits of any script as 0–9, no separators, look-alikes replaced. */
export function normaliseEnrolCode(typed: string): string {
  return asciiDigits(typed)
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/[IL]/g, "1")
    .replace(/O/g, "0");
}

export function enrolFragment(code: string, signerThumbprint: Thumbprint): string {
  return `#enrol=${normaliseEnrolCode(code)}.${signerThumbprint}`;
}

export function parseEnrolFragment(fragment: string): { code: string; signerThumbprint: Thumbprint } | null {
  const match = /^#enrol=([0-9A-Z]{12})\.([A-Za-z0-9_-]{43})$/.exec(fragment);
  return match === null ? null : { code: match[1] as string, signerThumbprint: match[2] as Thumbprint };
}
