import type { SiteId } from "../../kernel/ids.ts";
import type { Language } from "../../kernel/language.ts";

/** What stands on the wall and on the tablets in one language, with its figures in it. */
export type ToldText = {
  readonly language: Language;
  readonly saidTitle: string;
  readonly said: string;
  readonly nowTitle: string;
  readonly now: string;
  /** How many answered, and when. */
  readonly of: string;
};

/**
 * What the tablets of a site tell its waiting room: a published figure, what was said and what is done. A later one has a
 * higher `edition`; a tablet takes none that is not later than what it has had, so that nobody brings an old one back.
 */
export type Told = {
  readonly siteId: SiteId;
  readonly edition: number;
  /** In per cent, as it is written. */
  readonly figure: string;
  /** So many of ten people. */
  readonly tenths: number;
  readonly texts: readonly ToldText[];
};

/**
 * The edition of one that is signed now. Later than any that the server knows of, and than any that it has forgotten with a
 * backup: seconds since 1970 are. `known`: 0 where there was none.
 */
export function nextEdition(known: number, now: number): number {
  return Math.max(known + 1, Math.floor(now / 1000));
}
