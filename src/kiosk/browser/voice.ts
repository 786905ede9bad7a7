import type { Language } from "../../kernel/language.ts";

/** Something on this tablet that can say a text. What several of them can say is said by the first that can. */
export type Voice = {
  readonly canSay: (text: string, language: Language) => boolean;
  /** Whether it has all that a language takes, whatever the text. */
  readonly speaks: (language: Language) => boolean;
  /** Calls when it can say more than before, or less. */
  readonly subscribe: (changed: () => void) => () => void;
  /**
   * Begins at once, for browsers allow sound only inside the tap that asked for it. `from`: how far into the text, in the
   * voice's own measure. `onEnd` is called once, unless it is silenced before: whether all of it was said. Returns what
   * silences it, and says how far it had come.
   */
  readonly say: (text: string, language: Language, from: number, onEnd: (whole: boolean) => void) => () => number;
};
