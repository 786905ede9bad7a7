import type { Language } from "../../kernel/language.ts";
import type { ScreenWords } from "./spoken-texts.ts";

// Whole folders, so that a language is added with files alone; each is loaded when somebody asks for it.
const FILES = import.meta.glob<ScreenWords>("../../../locales/*/client.json", { import: "default" });

/** The words of the client's screens in these languages; none where the app has no screens in one. */
export async function screenWords(languages: readonly Language[]): Promise<Readonly<Partial<Record<Language, ScreenWords>>>> {
  const loaded = languages.map(async (language) => {
    const load = FILES[`../../../locales/${language}/client.json`];
    return [language, load === undefined ? {} : await load()] as const;
  });
  return Object.fromEntries(await Promise.all(loaded));
}
