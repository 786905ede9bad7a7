import { base64url } from "jose";
import { asciiDigits } from "../kernel/digits.ts";
import { err, ok, type Result } from "../kernel/result.ts";
import type { PrivateKey, PublicKey } from "./keys.ts";

/** Crockford's base 32: no I, L, O or U, so that a code survives being read from paper. */
const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const KEY_BYTES = 32;
const CHECK_BITS = 20;

/**
 * The private key as a code for paper: 52 digits for the key and 4 to catch a misreading, in groups of four. With the
 * public key, which every release holds, it is the whole key.
 */
export async function recoveryCode(privateKey: PrivateKey): Promise<string> {
  const secret = new Uint8Array(base64url.decode(privateKey.d));
  const digits = toDigits(secret) + (await checkDigits(secret));
  return digits.replace(/(.{4})(?=.)/g, "$1 ");
}

/** The private key for a code that was typed from paper; spaces, hyphens, case, script of the digits and look-alikes don't matter. */
export async function fromRecoveryCode(typed: string, publicKey: PublicKey): Promise<Result<PrivateKey, "not-a-recovery-code">> {
  const code = asciiDigits(typed).toUpperCase().replace(/[\s-]/g, "").replace(/[IL]/g, "1").replace(/O/g, "0");
  const secret = fromDigits(code.slice(0, 52));
  if (secret === null || toDigits(secret) + (await checkDigits(secret)) !== code) {
    return err("not-a-recovery-code");
  }
  return ok({ ...publicKey, d: base64url.encode(secret) });
}

async function checkDigits(secret: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", secret));
  return toDigits(digest.slice(0, 3)).slice(0, CHECK_BITS / 5);
}

function toDigits(bytes: Uint8Array): string {
  let bits = "";
  for (const byte of bytes) {
    bits += byte.toString(2).padStart(8, "0");
  }
  const groups = bits.padEnd(Math.ceil(bits.length / 5) * 5, "0").match(/.{5}/g) ?? [];
  return groups.map((group) => DIGITS.charAt(Number.parseInt(group, 2))).join("");
}

function fromDigits(digits: string): Uint8Array<ArrayBuffer> | null {
  if (![...digits].every((digit) => DIGITS.includes(digit))) {
    return null;
  }
  const bits = [...digits].map((digit) => DIGITS.indexOf(digit).toString(2).padStart(5, "0")).join("");
  const bytes = new Uint8Array(KEY_BYTES);
  for (let position = 0; position < KEY_BYTES; position++) {
    bytes[position] = Number.parseInt(bits.slice(position * 8, position * 8 + 8).padEnd(8, "0"), 2);
  }
  return bytes;
}
