import { readdirSync, readFileSync } from "node:fs";
import type { Language } from "../../src/kernel/language.ts";
import { type KeyedTexts, keyedTexts } from "../../translation/keyed-texts.ts";

const FOLDER = new URL("../../locales/", import.meta.url);

/** The words of one file by their full key, for example `purpose.start`. */
export type Words = KeyedTexts;

/** Which screens a language has words for: the names of its files. */
export function namespacesOf(language: Language): readonly string[] {
  return readdirSync(new URL(`${language}/`, FOLDER))
    .map((file) => file.replace(/\.json$/, ""))
    .sort();
}

export function foldersOfLanguages(): readonly Language[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name as Language)
    .sort();
}

export function wordsOf(language: Language, namespace: string): Words {
  return keyedTexts(JSON.parse(readFileSync(new URL(`${language}/${namespace}.json`, FOLDER), "utf8")));
}
