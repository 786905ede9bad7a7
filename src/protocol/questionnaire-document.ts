import * as v from "valibot";
import { checkQuestionnaire, type Finding } from "../domain/questionnaire/check.ts";
import type { Condition, QuestionnaireDocument } from "../domain/questionnaire/document.ts";
import { type Remark, reviewQuestionnaire } from "../domain/questionnaire/review.ts";
import { err, ok, type Result } from "../kernel/result.ts";
import { LanguageCode, WholeNumber } from "./words.ts";

const Texts = v.record(LanguageCode, v.pipe(v.string(), v.maxLength(2000)));
const Code = v.pipe(v.string(), v.maxLength(64));

/** Conditions stand in one another at most this deep: a file that nests them without an end is refused, not followed. */
const DEEPEST_CONDITION = 16;
const EqualsMessage = v.strictObject({ equals: v.strictObject({ item: Code, option: Code }) });
const AnsweredMessage = v.strictObject({ answered: Code });
const ConditionMessage = conditionMessage(DEEPEST_CONDITION);

function conditionMessage(deepest: number): v.GenericSchema<Condition> {
  if (deepest === 0) {
    return v.union([EqualsMessage, AnsweredMessage]);
  }
  const part = conditionMessage(deepest - 1);
  return v.union([
    EqualsMessage,
    AnsweredMessage,
    v.strictObject({ not: part }),
    v.strictObject({ and: v.array(part) }),
    v.strictObject({ or: v.array(part) }),
  ]);
}

const OptionMessage = v.strictObject({
  code: Code,
  text: Texts,
  positive: v.exactOptional(v.literal(true)),
  meaning: v.exactOptional(v.picklist(["dont-know", "prefer-not-to-say"])),
  exclusive: v.exactOptional(v.literal(true)),
  group: v.exactOptional(v.picklist(["K", "M"])),
});

const IndicatorMessage = v.strictObject({ code: v.pipe(v.string(), v.minLength(1), v.maxLength(40)), topic: Texts });
const Options = v.pipe(v.array(OptionMessage), v.maxLength(60));
const base = { id: Code, text: Texts, when: v.exactOptional(ConditionMessage) };

const ItemMessage = v.variant("kind", [
  v.strictObject({
    ...base,
    kind: v.literal("single"),
    options: Options,
    indicator: v.exactOptional(IndicatorMessage),
    background: v.exactOptional(v.literal("gender")),
  }),
  v.strictObject({ ...base, kind: v.literal("scale"), options: Options, indicator: v.exactOptional(IndicatorMessage) }),
  v.strictObject({ ...base, kind: v.literal("multiple"), options: Options }),
  v.strictObject({
    ...base,
    kind: v.literal("number"),
    minimum: v.pipe(v.number(), v.safeInteger()),
    maximum: v.pipe(v.number(), v.safeInteger()),
    options: Options,
  }),
  v.strictObject({ ...base, kind: v.literal("text"), maximumLength: WholeNumber, options: Options }),
  v.strictObject({ ...base, kind: v.literal("information") }),
]);

/** The shape of a questionnaire document. What it means is checked by `checkQuestionnaire`. */
export const QuestionnaireMessage: v.GenericSchema<unknown, QuestionnaireDocument> = v.strictObject({
  format: v.literal("streck-questionnaire/1"),
  id: Code,
  version: v.pipe(WholeNumber, v.minValue(1)),
  languages: v.pipe(v.array(LanguageCode), v.maxLength(40)),
  title: Texts,
  source: Texts,
  items: v.pipe(v.array(ItemMessage), v.maxLength(200)),
});

/** A finding of the shape (`malformed`) stands at a path of the JSON, others at item ids and option codes. */
export type DocumentFinding = Finding | { readonly code: "malformed"; readonly at: string };

/** The questionnaire that the JSON value holds, or everything that is wrong with it. */
export function readQuestionnaire(value: unknown): Result<QuestionnaireDocument, readonly DocumentFinding[]> {
  const checked = v.safeParse(QuestionnaireMessage, value);
  if (!checked.success) {
    return err(malformed(checked.issues));
  }
  const findings = checkQuestionnaire(checked.output);
  return findings.length === 0 ? ok(checked.output) : err(findings);
}

/**
 * A questionnaire that somebody brings, for a round that is not published yet: everything that stands in its way, and
 * everything else that the coordinator should know. `questionnaire` is null while it can't be used.
 */
export type Examined = {
  readonly questionnaire: QuestionnaireDocument | null;
  readonly errors: readonly (DocumentFinding | Remark)[];
  readonly warnings: readonly Remark[];
};

/** `screenLanguages`: those that the client's screens on the tablet exist in. */
export function examineQuestionnaire(value: unknown, screenLanguages: readonly string[]): Examined {
  const checked = v.safeParse(QuestionnaireMessage, value);
  if (!checked.success) {
    return { questionnaire: null, errors: malformed(checked.issues), warnings: [] };
  }
  const { errors, warnings } = reviewQuestionnaire(checked.output, screenLanguages);
  const ofWhole = errors.filter(({ at }) => at === "languages");
  // What is about the whole comes first: a list of faults is read from its beginning.
  const all = [...ofWhole, ...checkQuestionnaire(checked.output), ...errors.filter((error) => !ofWhole.includes(error))];
  return { questionnaire: all.length === 0 ? checked.output : null, errors: all, warnings };
}

function malformed(issues: readonly v.BaseIssue<unknown>[]): readonly DocumentFinding[] {
  return issues.map((issue) => ({ code: "malformed" as const, at: v.getDotPath(issue) ?? "" }));
}
