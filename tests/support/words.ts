import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../../src/kernel/language.ts";

const locales = join(import.meta.dirname, "../../locales");
const files = new Map<string, unknown>();
const pretended = new Map<Language, (text: string) => string>();

/** The words on a screen, looked up as a person would read them: `words("ar", "client", "purpose.start")`. */
export function words(language: Language, namespace: "client" | "assistant" | "console", key: string): string {
  const name = `${language}/${namespace}`;
  let found = read(name);
  for (const part of key.split(".")) {
    found = found instanceof Object ? (found as Record<string, unknown>)[part] : undefined;
  }
  if (typeof found !== "string") {
    throw new Error(`no words for ${name} ${key}`);
  }
  return namespace === "client" ? (pretended.get(language)?.(found) ?? found) : found;
}

/** Every text of the client's in a language, as its file has it. */
export function inClientWords(language: Language): string[] {
  const texts = (value: unknown): string[] =>
    typeof value === "string" ? [value] : value instanceof Object ? Object.values(value).flatMap(texts) : [];
  return texts(read(`${language}/client`));
}

/** Client's words are looked up as they are said on a page that says them in another way; null: as they stand again. */
export function pretend(language: Language, said: ((text: string) => string) | null): void {
  if (said === null) {
    pretended.delete(language);
  } else {
    pretended.set(language, said);
  }
}

function read(name: string): unknown {
  if (!files.has(name)) {
    files.set(name, JSON.parse(readFileSync(join(locales, `${name}.json`), "utf8")));
  }
  return files.get(name);
}

/** A pattern that matches words with placeholders, whatever stands in them, at the start of an accessible name. */
export function beginning(text: string): RegExp {
  const parts = text.split(/\{\{\w+\}\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^\\s*${parts.join(".*")}`);
}
