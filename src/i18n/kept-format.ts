import type { Language } from "../kernel/language.ts";
import { localeOf } from "./locales.ts";

/** A format for each language, made when it is first asked for and kept: making one takes longer than a thousand uses of it. */
export function keptFormat<Format>(make: (locale: string) => Format): (language: Language) => Format {
  const kept = new Map<string, Format>();
  return (language) => {
    const locale = localeOf(language).format;
    const known = kept.get(locale);
    if (known !== undefined) {
      return known;
    }
    const made = make(locale);
    kept.set(locale, made);
    return made;
  };
}
