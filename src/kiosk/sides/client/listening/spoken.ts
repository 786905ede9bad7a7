import type { Language } from "../../../../kernel/language.ts";

/** One thing on a screen that is read by itself: a question with its hint, an option, a fact. */
export type Part = { readonly id: string; readonly texts: readonly string[]; readonly language: Language };

/** What a screen says, part by part. `turn`: whether one part leads on to the next. */
export type Spoken = {
  /** Whether it is one of the questionnaire's items: who hears those has listened. */
  readonly asks: boolean;
  readonly parts: readonly Part[];
  readonly turn: "all" | "one";
};
