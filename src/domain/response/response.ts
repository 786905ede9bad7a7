import type { IsoWeek } from "../../kernel/calendar.ts";
import type { ItemId, RoundId, SiteId } from "../../kernel/ids.ts";
import type { Language } from "../../kernel/language.ts";
import type { Answers } from "../questionnaire/answers.ts";

/** How the client gets the questions, as far as the assistant can say before: she reads herself, listens, or is read to. */
export type ChosenMode = "self" | "listened" | "read-by-assistant";
export const CHOSEN_MODES: readonly ChosenMode[] = ["self", "listened", "read-by-assistant"];

/** How she got them from a tablet. That she listened to it, it knows by itself, also where the assistant read to her besides. */
export type TabletMode = ChosenMode | "listened-and-read-by-assistant";
export const TABLET_MODES: readonly TabletMode[] = [...CHOSEN_MODES, "listened-and-read-by-assistant"];

/** How she got them. On paper nobody knows whether somebody read to her. */
export type HelpMode = TabletMode | "paper";
export const HELP_MODES: readonly HelpMode[] = [...TABLET_MODES, "paper"];

/** What the assistant chose, and whether the tablet has read questions aloud. */
export function helpMode(chosen: ChosenMode, listened: boolean): TabletMode {
  if (!listened) {
    return chosen;
  }
  return chosen === "read-by-assistant" ? "listened-and-read-by-assistant" : "listened";
}

/** What an interview leaves, or a sheet of paper. No clock time, no device, no contact: nothing here leads back to a person. */
export type Response = {
  /** Repeats the id of the sealed answer that carries it; checked on opening. */
  readonly id: ItemId;
  readonly roundId: RoundId;
  readonly siteId: SiteId;
  readonly questionnaire: { readonly id: string; readonly version: number };
  readonly language: Language;
  readonly mode: HelpMode;
  /** ISO week, or null where the round keeps no time at all. */
  readonly week: IsoWeek | null;
  readonly answers: Answers;
};
