import * as v from "valibot";
import { CHOSEN_MODES } from "../../../domain/response/response.ts";
import type { ItemId, RoundId, SiteId } from "../../../kernel/ids.ts";
import { IsoWeekText, idOf, LanguageCode } from "../../atoms.ts";

const Code = v.pipe(v.string(), v.maxLength(64));

const AnswerMessage = v.union([
  v.strictObject({ option: Code }),
  v.strictObject({ options: v.array(Code) }),
  v.strictObject({ number: v.number() }),
  v.strictObject({ text: v.string() }),
]);

/** Answers by item id. Not `v.record`: it drops `constructor` and `prototype` without a word, and an item may be called so. */
export const AnswersMessage = v.pipe(
  v.custom<Record<string, unknown>>((value) => typeof value === "object" && value !== null && !Array.isArray(value)),
  v.transform((answers) => Object.entries(answers)),
  v.array(v.tuple([Code, AnswerMessage])),
  v.transform((entries) => Object.fromEntries(entries)),
);

/** What a sealed answer of version 1 holds once it is opened. Alone of all documents it has no word for its version: a later one must. */
export const Response1 = v.strictObject({
  id: idOf<ItemId>(),
  roundId: idOf<RoundId>(),
  siteId: idOf<SiteId>(),
  questionnaire: v.strictObject({ id: Code, version: v.pipe(v.number(), v.integer()) }),
  language: LanguageCode,
  mode: v.picklist(CHOSEN_MODES),
  week: v.nullable(IsoWeekText),
  answers: AnswersMessage,
});
