import type { Brand } from "./brand.ts";

/**
 * BCP 47 code of a language, for example `sv`. Languages are data: a questionnaire may have any, and a text becomes one
 * only where it enters. The codes that code and tests write out are languages by being written so; a language of the app
 * needn't stand here.
 */
export type Language = "sv" | "ar" | "so" | "en" | Brand<string, "Language">;

/** The languages that something is said in. */
export function languagesIn(texts: Readonly<Record<string, unknown>>): readonly Language[] {
  return Object.keys(texts) as readonly string[] as readonly Language[];
}
