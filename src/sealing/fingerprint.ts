import { type PublicKey, thumbprint } from "./keys.ts";

const CONSONANTS = "bdfghjklmnprstvz";
const VOWELS = "aiou";

/**
 * Four pronounceable words (64 bits) for the keys of a release: who signs it and whom answers are sealed to. The
 * assistant compares them with those in the console. The same in every language (proquints: D. S. Wilkerson, "A
 * Proposal for Proquints", 2009).
 */
export async function keyWords(signer: PublicKey, recipients: readonly PublicKey[]): Promise<string> {
  const prints = await Promise.all(recipients.map(thumbprint));
  const text = [await thumbprint(signer), ...prints.sort()].join("\n");
  const digest = new DataView(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [0, 2, 4, 6].map((offset) => proquint(digest.getUint16(offset))).join(" ");
}

/** 16 bits as consonant, vowel, consonant, vowel, consonant. */
export function proquint(bits: number): string {
  const consonant = (shift: number): string => CONSONANTS.charAt((bits >> shift) & 15);
  const vowel = (shift: number): string => VOWELS.charAt((bits >> shift) & 3);
  return consonant(12) + vowel(10) + consonant(6) + vowel(4) + consonant(0);
}
