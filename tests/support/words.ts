import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../../src/kernel/language.ts";

const locales = join(import.meta.dirname, "../../locales");
const files = new Map<string, unknown>();

/** The words on a screen, looked up as a person would read them: `words("ar", "client", "purpose.start")`. */
export function words(language: Language, namespace: "client" | "assistant" | "console", key: string): string {
  const name = `${language}/${namespace}`;
  if (!files.has(name)) {
    files.set(name, JSON.parse(readFileSync(join(locales, `${name}.json`), "utf8")));
  }
  let found = files.get(name);
  for (const part of key.split(".")) {
    found = found instanceof Object ? (found as Record<string, unknown>)[part] : undefined;
  }
  if (typeof found !== "string") {
    throw new Error(`no words for ${name} ${key}`);
  }
  return found;
}

/** A pattern that matches words with placeholders, whatever stands in them, at the start of an accessible name. */
export function beginning(text: string): RegExp {
  const parts = text.split(/\{\{\w+\}\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^\\s*${parts.join(".*")}`);
}
