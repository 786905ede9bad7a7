import type { i18n } from "i18next";
import type { LaterWords } from "../../../i18n/later-words.ts";
import type { Language } from "../../../kernel/language.ts";
import { type Chunk, chunk, untilLoaded } from "../../browser/chunk.ts";

/** The words that a client's screens say once she has chosen a language, language by language. */
export type ClientWords = {
  /** The languages that her screens can be shown in: the same list until another has come. */
  readonly here: () => readonly string[];
  readonly subscribe: (listener: () => void) => () => void;
  /** Fetches them; false when they could not be had now. */
  readonly bring: (language: Language) => Promise<boolean>;
  /** Fetches them all behind the screens, for as long as it takes: nobody waits for them later, with or without a network. */
  readonly keep: (languages: readonly Language[]) => void;
};

/** `anew`: what came the last time was of no use. */
export type LoadWords = (language: Language, anew: boolean) => Promise<LaterWords>;

export function clientWords(translator: i18n, load: LoadWords): ClientWords {
  let here: readonly string[] = [];
  const listeners = new Set<() => void>();
  const kept = new Set<string>();
  const chunks = new Map<string, Chunk<void>>();
  const words = (language: Language): Chunk<void> => {
    const known = chunks.get(language);
    if (known !== undefined) {
      return known;
    }
    let tries = 0;
    const made = chunk(async () => {
      // By turns from what is kept and from the server: either may be what fails.
      const anew = tries % 2 === 1;
      tries++;
      translator.addResourceBundle(language, "client", await load(language, anew), true, true);
      here = [...here, language];
      for (const listener of listeners) {
        listener();
      }
    });
    chunks.set(language, made);
    return made;
  };
  return {
    here: () => here,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async bring(language) {
      await words(language)().catch(() => undefined);
      return here.includes(language);
    },
    keep(languages) {
      for (const language of languages.filter((one) => !kept.has(one))) {
        kept.add(language);
        void untilLoaded(words(language));
      }
    },
  };
}
