import en from "../../../locales/en/console.json" with { type: "json" };
import sv from "../../../locales/sv/console.json" with { type: "json" };

/** The console's languages; the first is what a new coordinator meets. */
export const CONSOLE_LANGUAGES = ["sv", "en"] as const;
export type ConsoleLanguage = (typeof CONSOLE_LANGUAGES)[number];

export const CONSOLE_NAMESPACE = "console";
export const CONSOLE_RESOURCES = { sv: { [CONSOLE_NAMESPACE]: sv }, en: { [CONSOLE_NAMESPACE]: en } };

/** Every key that Swedish has, with dots between the levels and without the ending that chooses a plural form. */
export type WordKey = KeysOf<typeof sv>;

type KeysOf<Texts> = {
  [Key in keyof Texts & string]: Texts[Key] extends string ? WithoutPlural<Key> : `${Key}.${KeysOf<Texts[Key]>}`;
}[keyof Texts & string];
type WithoutPlural<Key extends string> = Key extends `${infer Stem}_${"one" | "other"}` ? Stem : Key;

export function isConsoleLanguage(code: string | null): code is ConsoleLanguage {
  return CONSOLE_LANGUAGES.some((known) => known === code);
}
