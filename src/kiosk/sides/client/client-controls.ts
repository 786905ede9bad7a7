import type { Language } from "../../../kernel/language.ts";
import type { ComfortControl } from "./comfort/comfort.ts";

/** What every screen of the client's offers beside its own question. */
export type ClientControls = {
  readonly languages: readonly Language[];
  readonly onStaff: () => void;
  readonly comfort: ComfortControl;
  /** Opens the language choice over the screen; null where the screen is that choice. */
  readonly onLanguages: (() => void) | null;
};
