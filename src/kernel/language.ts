import type { Brand } from "./brand.ts";

/**
 * BCP 47 code of a language, for example `sv`. Languages are data: a questionnaire may have any, and a text becomes one
 * only where it enters. The codes that code and tests write out are languages by being written so; a language of the app
 * needn't stand here.
 */
export type Language = "sv" | "ar" | "so" | "en" | Brand<string, "Language">;

/** The language of a tag without what follows: `fa` of `fa-AF`, and of `fa_IR` as Android writes it. */
export function mainSubtag(tag: string): string {
  return (tag.split(/[-_]/)[0] ?? "").toLowerCase();
}

/** The one of these that a tag means: the same tag, else the first of the same language. */
export function nearestLanguage(tag: string, known: readonly Language[]): Language | undefined {
  return known.find((code) => code === tag) ?? known.find((code) => mainSubtag(code) === mainSubtag(tag));
}

/** The languages that something is said in. */
export function languagesIn(texts: Readonly<Record<string, unknown>>): readonly Language[] {
  return Object.keys(texts) as readonly string[] as readonly Language[];
}
