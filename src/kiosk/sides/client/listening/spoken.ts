import type { Language } from "../../../../kernel/language.ts";

/** One thing on a screen that is read by itself: a question with its hint, an option, a fact. */
export type Part = { readonly id: string; readonly texts: readonly string[]; readonly language: Language };

/** The part that is a screen's heading. No option has this code: it has a sign that codes don't. */
export const HEADING = "?";

/** What leads on from an item and back: what its buttons say. */
export const WAYS = "→";

/** The part that says why something was refused. It is read when it comes, and never in turn. */
export const NOTICE = "!";

/** What a screen says, part by part. `turn`: whether one part leads on to the next. */
export type Spoken = {
  /** Whether who hears it has listened: to what she says yes to, or to one of the questionnaire's items. */
  readonly counts: boolean;
  readonly parts: readonly Part[];
  readonly turn: "all" | "one";
};
