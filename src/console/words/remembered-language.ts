import type { Language } from "../../kernel/language.ts";
import { CONSOLE_LANGUAGES, type ConsoleLanguage, isConsoleLanguage } from "./resources.ts";

const KEY = "streck-console-language";

/** The language chosen last on this computer; Swedish at first. */
export function rememberedLanguage(storage: Pick<Storage, "getItem">): ConsoleLanguage {
  const remembered = storage.getItem(KEY);
  return isConsoleLanguage(remembered) ? remembered : CONSOLE_LANGUAGES[0];
}

export function rememberLanguage(storage: Pick<Storage, "setItem">, language: Language): void {
  storage.setItem(KEY, language);
}
