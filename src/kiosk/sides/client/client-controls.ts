import type { Language } from "../../../kernel/language.ts";

/** What every screen of the client's offers beside its own question. */
export type ClientControls = {
  readonly languages: readonly Language[];
  readonly onStaff: () => void;
  readonly onTextSize: () => void;
  /** Opens the language choice over the screen; null where the screen is that choice. */
  readonly onLanguages: (() => void) | null;
};
