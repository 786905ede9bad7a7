import type { i18n } from "i18next";
import { languageOfFile, type Words } from "../../parts/resources.ts";

// As text, and so as modules of their own: the few words that the client's chunk takes of the same files stay few there.
const files = import.meta.glob<string>("../../../../locales/*/assistant.json", { eager: true, import: "default", query: "?raw" });

/** Gives the translator the words of the assistant's screens, in every language. */
export function addStaffWords(translator: i18n): void {
  for (const [path, text] of Object.entries(files)) {
    translator.addResourceBundle(languageOfFile(path), "assistant", JSON.parse(text) as Words, true, true);
  }
}
