import { readdirSync, readFileSync } from "node:fs";
import type { Language } from "../../src/kernel/language.ts";

const FOLDER = new URL("../../locales/", import.meta.url);

/** The words of one file by their full key, for example `purpose.start`. */
export type Words = ReadonlyMap<string, string>;

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
  return new Map(flatten(JSON.parse(readFileSync(new URL(`${language}/${namespace}.json`, FOLDER), "utf8")), ""));
}

export type Placeholders = readonly string[];

/** `{{count}}`, `{{count, number}}`, `<1>`: what a text is filled with, in a fixed order. */
export function placeholdersIn(text: string): Placeholders {
  return [...text.matchAll(/\{\{\s*([^}]*?)\s*\}\}|<\/?(\w+)\s*\/?>/g)].map(([whole]) => whole.replace(/\s+/g, "")).sort();
}

/** Keys that i18next takes for the plural forms of one text stand together under it. */
export function pluralOf(key: string): { readonly text: string; readonly form: string | null } {
  const match = /^(.*)_(zero|one|two|few|many|other)$/.exec(key);
  return match === null ? { text: key, form: null } : { text: match[1] ?? "", form: match[2] ?? null };
}

function flatten(value: unknown, prefix: string): [string, string][] {
  if (typeof value === "string") {
    return [[prefix, value]];
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new TypeError(`${prefix} is no text and no group of texts`);
  }
  return Object.entries(value).flatMap(([name, member]) => flatten(member, prefix === "" ? name : `${prefix}.${name}`));
}
