import * as v from "valibot";
import type { Condition } from "../../../domain/questionnaire/document.ts";
import { LanguageCode, WholeNumber } from "../../atoms.ts";

const Texts = v.record(LanguageCode as v.GenericSchema<string>, v.pipe(v.string(), v.maxLength(2000)));
const Code = v.pipe(v.string(), v.maxLength(64));

/** Conditions stand in one another at most this deep: a file that nests them without an end is refused, not followed. */
const DEEPEST_CONDITION = 16;
const EqualsMessage = v.strictObject({ equals: v.strictObject({ item: Code, option: Code }) });
const AnsweredMessage = v.strictObject({ answered: Code });

/** By how deep they may go; the last is what an item may have. */
export const CONDITIONS = conditionsTo(DEEPEST_CONDITION);

function conditionsTo(deepest: number): readonly [v.GenericSchema<Condition>, ...v.GenericSchema<Condition>[]] {
  let part: v.GenericSchema<Condition> = v.union([EqualsMessage, AnsweredMessage]);
  const levels: [v.GenericSchema<Condition>, ...v.GenericSchema<Condition>[]] = [part];
  while (levels.length <= deepest) {
    part = v.union([
      EqualsMessage,
      AnsweredMessage,
      v.strictObject({ not: part }),
      v.strictObject({ and: v.array(part) }),
      v.strictObject({ or: v.array(part) }),
    ]);
    levels.push(part);
  }
  return levels;
}

export const OptionMessage = v.strictObject({
  code: Code,
  text: Texts,
  positive: v.exactOptional(v.literal(true)),
  meaning: v.exactOptional(v.picklist(["dont-know", "prefer-not-to-say"])),
  exclusive: v.exactOptional(v.literal(true)),
  group: v.exactOptional(v.picklist(["K", "M"])),
});

const IndicatorMessage = v.strictObject({ code: v.pipe(v.string(), v.minLength(1), v.maxLength(40)), topic: Texts });
/** As many as an item may have. */
export const MOST_OPTIONS = 60;
const Options = v.pipe(v.array(OptionMessage), v.maxLength(MOST_OPTIONS));
const base = { id: Code, text: Texts, when: v.exactOptional(CONDITIONS.at(-1) ?? CONDITIONS[0]) };

/** The shape of an item of each kind; a later version has them with members more. */
export const ITEMS = {
  single: v.strictObject({
    ...base,
    kind: v.literal("single"),
    options: Options,
    indicator: v.exactOptional(IndicatorMessage),
    background: v.exactOptional(v.literal("gender")),
  }),
  scale: v.strictObject({
    ...base,
    kind: v.literal("scale"),
    options: Options,
    indicator: v.exactOptional(IndicatorMessage),
  }),
  multiple: v.strictObject({ ...base, kind: v.literal("multiple"), options: Options }),
  number: v.strictObject({
    ...base,
    kind: v.literal("number"),
    minimum: v.pipe(v.number(), v.safeInteger()),
    maximum: v.pipe(v.number(), v.safeInteger()),
    options: Options,
  }),
  text: v.strictObject({ ...base, kind: v.literal("text"), maximumLength: WholeNumber, options: Options }),
  information: v.strictObject({ ...base, kind: v.literal("information") }),
};

/** As many as a questionnaire may have. */
export const MOST_ITEMS = 200;

/** The shape of a questionnaire document of version 1. What it means is checked by `checkQuestionnaire`. */
export const Questionnaire1 = v.strictObject({
  format: v.literal("streck-questionnaire/1"),
  id: Code,
  version: v.pipe(WholeNumber, v.minValue(1)),
  languages: v.pipe(v.array(LanguageCode), v.maxLength(40)),
  title: Texts,
  source: Texts,
  items: v.pipe(
    v.array(v.variant("kind", [ITEMS.single, ITEMS.scale, ITEMS.multiple, ITEMS.number, ITEMS.text, ITEMS.information])),
    v.maxLength(MOST_ITEMS),
  ),
});
