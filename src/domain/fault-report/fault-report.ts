import type { CivilDate, HalfDay } from "../../kernel/calendar.ts";
import type { ItemId, RoundId, SiteId } from "../../kernel/ids.ts";
import type { Language } from "../../kernel/language.ts";

/** What may stand in a reader's way: she can't read it, hear it or tap it, the language is wrong, or something else. */
export const FAULTS = ["reading", "hearing", "tapping", "language", "other"] as const;
export type Fault = (typeof FAULTS)[number];

/** Her own words beside it, in UTF-16 units. */
export const MOST_FAULT_TEXT = 300;

/** So many a tablet takes in a day: nobody's fault needs more, and nobody can fill the disk with them. */
export const MOST_FAULT_REPORTS_A_DAY = 20;

/**
 * That something about the app kept somebody from using it. Says nothing of who it was, whether she answered, or what; its
 * time is a half-day, as a mark's is. `language`: the one that the screen was in.
 */
export type FaultReport = {
  readonly id: ItemId;
  readonly roundId: RoundId;
  readonly siteId: SiteId;
  readonly date: CivilDate;
  readonly halfDay: HalfDay;
  readonly language: Language | null;
  readonly fault: Fault;
  /** Her own words, sealed to the round's recipients as an answer is; null where she wrote none. */
  readonly sealedText: string | null;
};
