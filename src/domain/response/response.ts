import type { IsoWeek } from "../../kernel/calendar.ts";
import type { ItemId, RoundId, SiteId } from "../../kernel/ids.ts";
import type { Language } from "../../kernel/language.ts";
import type { Answers } from "../questionnaire/answers.ts";

/** How the client got the questions: read herself, listened to them, or the assistant read them aloud. */
export type HelpMode = "self" | "listened" | "read-by-assistant";
export const HELP_MODES: readonly HelpMode[] = ["self", "listened", "read-by-assistant"];

/** What an interview leaves. No clock time, no device, no contact: nothing here leads back to a person. */
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
