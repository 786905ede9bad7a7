import { type MatchExtended, ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary as leaked } from "@zxcvbn-ts/language-common";
import { dictionary as english } from "@zxcvbn-ts/language-en";
import { COMMON_WORDS } from "./common-words.ts";

/**
 * A passphrase guards a key that a thief can try at home, for as long as he likes: 600,000 rounds of stretching are 2^19
 * more work for each guess, so 60 bits are 2^79 in all, out of reach.
 */
export const PASSPHRASE_BITS = 60;
/**
 * An account's password is asked for by the server, which lets a caller try ten times in five minutes (2^20 a year) and keeps
 * an Argon2 hash; it opens no answer. 40 bits hold a year of guessing from a million addresses, and a stolen hash for years.
 */
export const PASSWORD_BITS = 40;

/** What makes it easy to guess, for the word on the screen. */
export type Weakness = "common" | "repeated" | "row" | "date" | "short";
/** `bits`: log2 of the guesses that someone needs who tries the likeliest first. */
export type Guessing = { readonly bits: number; readonly weakness: Weakness };

const BITS_PER_SIGN = Math.log2(10);
/** A word that no list knows is still a word: as if drawn from 8,192. No list of all Swedish is kept, so long ones count as several. */
const BITS_PER_WORD = 13;
const LETTERS_PER_WORD = 6;
const BITS_PER_COMMON_WORD = Math.log2(COMMON_WORDS.length);
const COMMON = new Set(COMMON_WORDS);

const estimator = new ZxcvbnFactory({
  dictionary: { ...leaked, ...english, "commonWords-sv": [...COMMON_WORDS] },
  graphs: adjacencyGraphs,
});

/**
 * How hard it is to guess: the library's estimate (lists of leaked passwords, words and names, with the usual
 * replacements; repetitions, rows, keyboards, dates), but letters never worth more than words. `own` are words that a
 * guesser would try first, such as the organisation's name.
 */
export function estimateGuesses(typed: string, own: readonly string[] = []): Guessing {
  const text = typed.normalize("NFKC").trim();
  const words = own.flatMap((name) => [name, ...name.split(/[\s-]+/)]).filter((word) => word.length > 2);
  const { guessesLog10, sequence } = estimator.check(text, words);
  const bits = guessesLog10 * BITS_PER_SIGN;
  const most = bitsOfWords(text);
  return most < bits ? { bits: most, weakness: "short" } : { bits, weakness: weaknessOf(sequence) };
}

/** The library counts many words in a row as hard, whichever they are; this is what they hold at most. */
function bitsOfWords(text: string): number {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const others = text.replace(/[\p{L}\s_.-]/gu, "").length;
  return words.reduce((sum, word) => sum + bitsOfWord(word), others * BITS_PER_SIGN);
}

function bitsOfWord(word: string): number {
  return COMMON.has(word)
    ? BITS_PER_COMMON_WORD
    : Math.min(word.length * BITS_PER_SIGN, Math.ceil(word.length / LETTERS_PER_WORD) * BITS_PER_WORD);
}

/** What most of the signs are part of. */
function weaknessOf(sequence: readonly MatchExtended[]): Weakness {
  const signs = new Map<Weakness, number>();
  for (const { pattern, token } of sequence) {
    const weakness = WEAKNESS_OF[pattern] ?? "short";
    signs.set(weakness, (signs.get(weakness) ?? 0) + token.length);
  }
  return [...signs].reduce<readonly [Weakness, number]>((most, one) => (one[1] > most[1] ? one : most), ["short", 0])[0];
}

const WEAKNESS_OF: Readonly<Record<string, Weakness>> = {
  dictionary: "common",
  repeat: "repeated",
  sequence: "row",
  spatial: "row",
  wordSequence: "row",
  regex: "date",
  date: "date",
};
