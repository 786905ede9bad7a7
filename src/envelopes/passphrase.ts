import type { RandomBytes } from "../kernel/ids.ts";
import { proquint } from "../sealing/fingerprint.ts";

const SUGGESTED_WORDS = 5;

/** Five pronounceable words: 80 bits of chance. */
export function suggestPassphrase(randomBytes: RandomBytes): string {
  return Array.from({ length: SUGGESTED_WORDS }, () => {
    const [high = 0, low = 0] = randomBytes(2);
    return proquint(high * 256 + low);
  }).join("-");
}

/** One form for composed and decomposed letters, none for stray spaces: as it will be when it unlocks. */
export function isSamePassphrase(one: string, other: string): boolean {
  return one.normalize("NFKC").trim() === other.normalize("NFKC").trim();
}
