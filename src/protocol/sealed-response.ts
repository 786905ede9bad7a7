import * as v from "valibot";
import type { Response } from "../domain/response/response.ts";
import { HELP_MODES } from "../domain/response/response.ts";
import { err, ok, type Result } from "../kernel/result.ts";
import { Id, LanguageCode } from "./words.ts";

const Code = v.pipe(v.string(), v.maxLength(64));

const AnswerMessage = v.union([
  v.strictObject({ option: Code }),
  v.strictObject({ options: v.array(Code) }),
  v.strictObject({ number: v.number() }),
  v.strictObject({ text: v.string() }),
]);

/** Answers by item id. Not `v.record`: it drops `constructor` and `prototype` without a word, and an item may be called so. */
const AnswersMessage = v.pipe(
  v.custom<Record<string, unknown>>((value) => typeof value === "object" && value !== null && !Array.isArray(value)),
  v.transform((answers) => Object.entries(answers)),
  v.array(v.tuple([Code, AnswerMessage])),
  v.transform((entries) => Object.fromEntries(entries)),
);

/** What a sealed answer holds once it is opened. */
export const ResponseMessage: v.GenericSchema<unknown, Response> = v.strictObject({
  id: Id,
  roundId: Id,
  siteId: Id,
  questionnaire: v.strictObject({ id: Code, version: v.pipe(v.number(), v.integer()) }),
  language: LanguageCode,
  mode: v.picklist(HELP_MODES),
  week: v.nullable(v.pipe(v.string(), v.regex(/^\d{4}-W\d{2}$/))),
  answers: AnswersMessage,
});

export function readResponse(value: unknown): Result<Response, "malformed"> {
  const checked = v.safeParse(ResponseMessage, value);
  return checked.success ? ok(checked.output) : err("malformed");
}
