import * as v from "valibot";
import type { DraftId } from "../../kernel/ids.ts";
import { DamagedRow, idOf, WholeNumber } from "../atoms.ts";
import { Questionnaire1 } from "../documents/questionnaire/1.ts";
import { QuestionnaireMessage } from "../questionnaire-document.ts";

/** A questionnaire that is being written. Its shape is sound; texts may still be missing. */
const written = {
  questionnaire: QuestionnaireMessage,
  /** What it was before: the built-in one that it is a copy of, or the version before this one. Null where it began empty. */
  before: v.nullable(QuestionnaireMessage),
};

export const NewDraft = v.strictObject(written);
export type NewDraft = v.InferOutput<typeof NewDraft>;

/** `revision`: the one that was changed. Whoever has not seen the last one may not write over it. */
export const SaveDraft = v.strictObject({ ...written, revision: WholeNumber });
export type SaveDraft = v.InferOutput<typeof SaveDraft>;

export const Draft = v.object({ id: idOf<DraftId>(), revision: WholeNumber, ...written });
export type Draft = v.InferOutput<typeof Draft>;

export const ListedDraft = v.object({
  ...v.pick(Draft, ["id", "revision"]).entries,
  ...v.pick(Questionnaire1, ["languages", "title", "version"]).entries,
  items: WholeNumber,
});
export type ListedDraft = v.InferOutput<typeof ListedDraft>;
export const DraftsReply = v.object({ drafts: v.array(ListedDraft), damaged: v.array(DamagedRow) });
export type DraftsReply = v.InferOutput<typeof DraftsReply>;

/** The questionnaire twice, each as large as a round may have it. */
export const MOST_DRAFT_BYTES = 1280 * 1024;
