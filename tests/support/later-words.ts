import { readFileSync } from "node:fs";
import { join } from "node:path";
import { LATER_WORDS, type LaterWords } from "../../src/i18n/later-words.ts";
import type { Language } from "../../src/kernel/language.ts";

/** What the build puts into the file of a language. */
export function laterWords(language: Language): LaterWords {
  const file = join(import.meta.dirname, "../../locales", language, "client.json");
  const words = JSON.parse(readFileSync(file, "utf8")) as LaterWords;
  return Object.fromEntries(LATER_WORDS.map((part) => [part, words[part]])) as LaterWords;
}
