import type { Weakness } from "../../sealing/guessing.ts";

/** What a secret is chosen for; how hard to guess it must be follows from that. */
export type SecretKind = "passphrase" | "password";
/** `bits` of at least `needed`; null when it is good enough. */
export type TooEasy = { readonly weakness: Weakness; readonly bits: number; readonly needed: number };

/** The lists weigh more than the rest of the console, so they are fetched when someone chooses a secret of her own. */
export async function checkGuessing(kind: SecretKind, typed: string, own: readonly string[]): Promise<TooEasy | null> {
  const { estimateGuesses, PASSPHRASE_BITS, PASSWORD_BITS } = await import("../../sealing/guessing.ts");
  const needed = kind === "passphrase" ? PASSPHRASE_BITS : PASSWORD_BITS;
  const { bits, weakness } = estimateGuesses(typed, own);
  return bits >= needed ? null : { weakness, bits: Math.floor(bits), needed };
}
