import { toHex } from "../kernel/ids.ts";
import { randomBytes } from "./random.ts";

const ITERATIONS = 210_000;

/** What the tablet keeps of a PIN. It slows a guess; what keeps a guesser out is the lock-out. */
export type PinVerifier = { readonly salt: string; readonly hash: string };

export async function makePinVerifier(pin: string): Promise<PinVerifier> {
  const salt = toHex(randomBytes(16));
  return { salt, hash: await derive(pin, { salt }) };
}

export async function pinMatches(pin: string, verifier: PinVerifier): Promise<boolean> {
  return (await derive(pin, verifier)) === verifier.hash;
}

async function derive(pin: string, { salt }: Pick<PinVerifier, "salt">): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey("raw", encoder.encode(pin), "PBKDF2", false, ["deriveBits"]);
  const parameters = { name: "PBKDF2", hash: "SHA-256", salt: encoder.encode(salt), iterations: ITERATIONS };
  return toHex(new Uint8Array(await crypto.subtle.deriveBits(parameters, key, 256)));
}
