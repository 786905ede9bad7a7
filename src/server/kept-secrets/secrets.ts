import { type RandomBytes, toHex } from "../../kernel/ids.ts";
import { ENROL_ALPHABET, ENROL_DIGITS } from "../../protocol/device/enrol-code.ts";

const TOKEN_BYTES = 32;

/** A secret of 256 bits for a device, a session or a proof. Only its digest is stored, so the database opens nothing. */
export function newToken(randomBytes: RandomBytes): string {
  return toHex(randomBytes(TOKEN_BYTES));
}

/** A code of 60 bits that people copy by hand: `7K3M-0QRS-X2VW`. 32 digits divide a byte evenly: no digit is likelier. */
export function newCode(randomBytes: RandomBytes): string {
  const digits = [...randomBytes(ENROL_DIGITS)].map((byte) => ENROL_ALPHABET.charAt(byte % ENROL_ALPHABET.length));
  return digits.join("").replace(/(.{4})(?=.)/g, "$1-");
}
