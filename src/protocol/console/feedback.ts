import * as v from "valibot";
import { MOST_SAID } from "../../domain/feedback/sheet.ts";
import type { RoundId, SiteId } from "../../kernel/ids.ts";
import { CivilDateText, DamagedRow, idOf, LanguageCode, WholeNumber } from "../atoms.ts";
import { SignedFeedbackText } from "../told.ts";

const Words = v.pipe(v.string(), v.maxLength(MOST_SAID));

/** What hangs in the waiting room of a site. It has no figure in it, only which published one it is about. */
const FeedbackSheetMessage = v.strictObject({
  figure: v.nullable(
    v.strictObject({
      code: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
      side: v.picklist(["positive", "others"]),
      of: v.picklist(["all", "site"]),
    }),
  ),
  texts: v.pipe(v.array(v.strictObject({ language: LanguageCode, said: Words, now: Words })), v.maxLength(40)),
});

/** `revision`: the one that was changed, 0 for a new one. Whoever has not seen the last one may not write over it. */
export const SaveFeedback = v.strictObject({ siteId: idOf<SiteId>(), revision: WholeNumber, sheet: FeedbackSheetMessage });
export type SaveFeedback = v.InferOutput<typeof SaveFeedback>;

export const SavedFeedback = v.object({ siteId: idOf<SiteId>(), revision: WholeNumber, sheet: FeedbackSheetMessage });
export type SavedFeedback = v.InferOutput<typeof SavedFeedback>;

/** One sheet for each site of the round that has any. */
export const FeedbackOfRound = v.object({
  sheets: v.array(SavedFeedback),
  /** What the tablets of its sites tell, whichever round it is about; null where it was taken back. */
  told: v.array(
    v.object({
      siteId: idOf<SiteId>(),
      roundId: idOf<RoundId>(),
      edition: WholeNumber,
      since: CivilDateText,
      told: v.nullable(SignedFeedbackText),
    }),
  ),
  damaged: v.array(DamagedRow),
});
export type FeedbackOfRound = v.InferOutput<typeof FeedbackOfRound>;

/** `told`: signed with the organisation's key, in the browser. */
export const TellWaitingRoom = v.strictObject({ siteId: idOf<SiteId>(), told: SignedFeedbackText });
export type TellWaitingRoom = v.InferOutput<typeof TellWaitingRoom>;

export const TakeBackTold = v.strictObject({ siteId: idOf<SiteId>() });
