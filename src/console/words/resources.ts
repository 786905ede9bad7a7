// Only its shape: the words themselves are brought for the language that is read (`bring-words.ts`).
import type sv from "../../../locales/sv/console.json";

/** The console's languages; the first is what a new coordinator meets. */
export const CONSOLE_LANGUAGES = ["sv", "en"] as const;
export type ConsoleLanguage = (typeof CONSOLE_LANGUAGES)[number];

export const CONSOLE_NAMESPACE = "console";
export type ConsoleTexts = typeof sv;

/** Every key that Swedish has, with dots between the levels and without the ending that chooses a plural form. */
export type WordKey = KeysOf<typeof sv>;

type KeysOf<Texts> = {
  [Key in keyof Texts & string]: Texts[Key] extends string ? WithoutPlural<Key> : `${Key}.${KeysOf<Texts[Key]>}`;
}[keyof Texts & string];
type WithoutPlural<Key extends string> = Key extends `${infer Stem}_${"one" | "other"}` ? Stem : Key;

export function isConsoleLanguage(code: string | null): code is ConsoleLanguage {
  return CONSOLE_LANGUAGES.some((known) => known === code);
}
