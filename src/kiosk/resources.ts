import type { i18n, ResourceKey } from "i18next";
import { createTranslator } from "../i18n/translator.ts";

type Words = Record<string, unknown>;

// Whole folders, so that a language is added with files alone.
const clientFiles = import.meta.glob<Words>("../../locales/*/client.json", { eager: true, import: "default" });
const assistantFiles = import.meta.glob<Words>("../../locales/*/assistant.json", { eager: true, import: "default" });

export function kioskTranslator(): i18n {
  const resources: Record<string, Record<string, ResourceKey>> = {};
  for (const [namespace, files] of [["client", clientFiles] as const, ["assistant", assistantFiles] as const]) {
    for (const [path, words] of Object.entries(files)) {
      const language = languageOf(path);
      resources[language] = { ...resources[language], [namespace]: words };
    }
  }
  return createTranslator(resources, "sv", ["client", "assistant"]);
}

function languageOf(path: string): string {
  return path.split("/").at(-2) ?? "";
}
