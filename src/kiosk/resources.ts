import type { i18n, ResourceKey } from "i18next";
import { createTranslator } from "../i18n/translator.ts";

export type Words = Record<string, unknown>;

// Whole folders, so that a language is added with files alone.
const clientFiles = import.meta.glob<Words>("../../locales/*/client.json", { eager: true, import: "default" });
// Of the assistant's words only those that a page says when all else has failed; `staff-words.ts` has the others.
const crashed = import.meta.glob<Words>("../../locales/*/assistant.json", { eager: true, import: "crashed" });
const reload = import.meta.glob<string>("../../locales/*/assistant.json", { eager: true, import: "reload" });

/** The client's words in every language; the assistant's come with her chunk. */
export function kioskTranslator(): i18n {
  const resources: Record<string, Record<string, ResourceKey>> = {};
  for (const [path, words] of Object.entries(clientFiles)) {
    resources[languageOfFile(path)] = { client: words };
  }
  for (const path of Object.keys(crashed)) {
    const language = languageOfFile(path);
    resources[language] = { ...resources[language], assistant: { crashed: crashed[path], reload: reload[path] } };
  }
  return createTranslator(resources, "sv", ["client", "assistant"]);
}

export function languageOfFile(path: string): string {
  return path.split("/").at(-2) ?? "";
}
