import type { i18n, ResourceKey } from "i18next";
import { createTranslator } from "../../i18n/translator.ts";
import type { Language } from "../../kernel/language.ts";

export type Words = Record<string, unknown>;

// Whole folders, so that a language is added with files alone.
// Of the client's words those that must be at hand whatever can't be loaded; `client-words.ts` brings the others.
const clientFiles = import.meta.glob<Words>("../../../locales/*/client.json", {
  eager: true,
  query: "?first",
  import: "default",
});
// Of the assistant's words only those that a page says when all else has failed; `staff-words.ts` has the others.
const crashed = import.meta.glob<Words>("../../../locales/*/assistant.json", { eager: true, import: "crashed" });
const reload = import.meta.glob<string>("../../../locales/*/assistant.json", { eager: true, import: "reload" });

/** The words in every language that a page must have at once; the others of the client's and the assistant's are added to them. */
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

export function languageOfFile(path: string): Language {
  return (path.split("/").at(-2) ?? "") as Language;
}
