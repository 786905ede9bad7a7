import type { i18n } from "i18next";
import { CONSOLE_NAMESPACE, type ConsoleLanguage, type ConsoleTexts } from "./resources.ts";

const FILES = import.meta.glob<ConsoleTexts>("../../../locales/*/console.json", { import: "default" });
const PAUSE_MS = 5_000;

/** The console's words in one language: a file of its own, so that nobody waits for one that she doesn't read. */
async function textsIn(language: ConsoleLanguage): Promise<ConsoleTexts> {
  const load = FILES[`../../../locales/${language}/console.json`];
  if (load === undefined) {
    throw new Error(`no words in ${language}`);
  }
  return load();
}

/** Asks until they are there: without words there is nothing that could be said. */
export async function untilThere(language: ConsoleLanguage): Promise<ConsoleTexts> {
  for (;;) {
    try {
      return await textsIn(language);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

/** Speaks this language from now on, once its words have come; rejects, and speaks on as before, where they can't. */
export async function speak(translator: i18n, language: ConsoleLanguage): Promise<void> {
  if (!translator.hasResourceBundle(language, CONSOLE_NAMESPACE)) {
    translator.addResourceBundle(language, CONSOLE_NAMESPACE, await textsIn(language));
  }
  await translator.changeLanguage(language);
}
