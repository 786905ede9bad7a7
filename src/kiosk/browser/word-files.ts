import { LATER_WORDS, type LaterWords } from "../../i18n/later-words.ts";
import type { Language } from "../../kernel/language.ts";
import { fetchKept } from "./fetch-kept.ts";

// Whole folders, so that a language is added with files alone.
const files = import.meta.glob<string>("../../../locales/*/client.json", { eager: true, query: "?later", import: "default" });

/**
 * The words of the client's screens in a language, as they are kept beside the app. Throws where there are none, where
 * they are damaged, and where they don't come. `anew`: past all that is kept on the tablet, which may be what is damaged.
 */
export async function fetchWords(language: Language, anew: boolean): Promise<LaterWords> {
  const file = Object.keys(files).find((path) => path.includes(`/${language}/`)) ?? "";
  const address = files[file];
  if (address === undefined) {
    throw new Error(`No words in ${language}`);
  }
  const words = await fetchKept(address, anew);
  if (!areWords(words)) {
    throw new Error(`Damaged words in ${language}`);
  }
  return words;
}

function areWords(words: unknown): words is LaterWords {
  return (
    typeof words === "object" &&
    words !== null &&
    LATER_WORDS.every((part) => typeof (words as Partial<Record<string, unknown>>)[part] === "object")
  );
}
