import type { RandomBytes } from "../../kernel/ids.ts";
import { proquint } from "../../sealing/fingerprint.ts";

export const SHORTEST_PASSPHRASE = 14;
const STRONG_LENGTH = 22;
const SUGGESTED_WORDS = 5;

/** How hard a passphrase is to guess, in steps that the screen has words for. */
export type Strength = "empty" | "too-short" | "repetitive" | "fair" | "strong";

/** A hint and no proof: length counts most, and many different characters. */
export function strengthOf(passphrase: string): Strength {
  const typed = passphrase.normalize("NFKC").trim();
  if (typed === "") {
    return "empty";
  }
  if (typed.length < SHORTEST_PASSPHRASE) {
    return "too-short";
  }
  if (new Set(typed.toLowerCase()).size < 7) {
    return "repetitive";
  }
  return typed.length >= STRONG_LENGTH ? "strong" : "fair";
}

export function isGoodEnough(passphrase: string): boolean {
  const strength = strengthOf(passphrase);
  return strength === "fair" || strength === "strong";
}

/** Five pronounceable words: 80 bits of chance. */
export function suggestPassphrase(randomBytes: RandomBytes): string {
  return Array.from({ length: SUGGESTED_WORDS }, () => {
    const [high = 0, low = 0] = randomBytes(2);
    return proquint(high * 256 + low);
  }).join("-");
}
