import fc from "fast-check";
import type { Answer, Answers } from "../../src/domain/questionnaire/answers.ts";
import type {
  AnswerableItem,
  Condition,
  Item,
  Option,
  QuestionnaireDocument,
  Texts,
} from "../../src/domain/questionnaire/document.ts";
import { isAnswerable } from "../../src/domain/questionnaire/document.ts";
import type { Language } from "../../src/kernel/language.ts";
import { asLanguage } from "./brands.ts";

/** A condition before it is known which items stand before it: numbers become references. */
type ConditionPlan =
  | { readonly equals: readonly [number, number] }
  | { readonly answered: number }
  | { readonly not: ConditionPlan }
  | { readonly and: readonly ConditionPlan[] }
  | { readonly or: readonly ConditionPlan[] };

type ItemPlan = {
  readonly kind: Item["kind"];
  readonly options: readonly Omit<Option, "text">[];
  readonly limits: readonly [number, number];
  readonly when: ConditionPlan | null;
};

const SPECIAL = ["constructor", "prototype", "valueOf", "toString", "hasOwnProperty", "then", "length", "name", "0", "1", "10"];

/** Words that mean something to JavaScript, beside ordinary and very long ones. */
const code = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-z][a-z0-9-]{0,11}$/) },
  { weight: 3, arbitrary: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,5}$/) },
  { weight: 1, arbitrary: fc.constantFrom(...SPECIAL) },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-z][a-z0-9-]{63}$/) },
);

const option = (meaning: fc.Arbitrary<Option["meaning"] | null>): fc.Arbitrary<Omit<Option, "text">> =>
  fc.record({ code, meaning, exclusive: fc.boolean() }).map((plan) => ({
    code: plan.code,
    ...(plan.meaning === null || plan.meaning === undefined ? {} : { meaning: plan.meaning }),
    ...(plan.exclusive ? { exclusive: true } : {}),
  }));

const someMeaning = fc.constantFrom("dont-know" as const, "prefer-not-to-say" as const);
const choices = fc.uniqueArray(
  option(fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: someMeaning })),
  {
    selector: (one) => one.code,
    minLength: 2,
    maxLength: 5,
  },
);
const asides = fc.uniqueArray(option(someMeaning), { selector: (one) => one.code, maxLength: 2 });

const { condition } = fc.letrec<{ condition: ConditionPlan }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({ equals: fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 30 })) }),
    fc.record({ answered: fc.nat({ max: 30 }) }),
    fc.record({ not: tie("condition") }),
    fc.record({ and: fc.array(tie("condition"), { maxLength: 3 }) }),
    fc.record({ or: fc.array(tie("condition"), { maxLength: 3 }) }),
  ),
}));

const when = fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: condition });
const limits = fc.tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: 1, max: 400 }));
const item: fc.Arbitrary<ItemPlan> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom("single" as const, "scale" as const, "multiple" as const),
      options: choices,
      limits,
      when,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom("number" as const, "text" as const), options: asides, limits, when }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("information" as const), options: fc.constant([]), limits, when }) },
);

/** A questionnaire that may be published: any kinds of item in any order, with any conditions over earlier ones. */
export function arbitraryQuestionnaire({ mostItems = 7 } = {}): fc.Arbitrary<QuestionnaireDocument> {
  const languages = fc.subarray<Language>(["sv", "ar", "so", asLanguage("sr-Latn"), asLanguage("sgn-abcdefgh-12345678-ab")], {
    minLength: 1,
  });
  const items = fc.array(item, { minLength: 1, maxLength: mostItems, size: "max" });
  return fc
    .record({
      id: code,
      languages,
      items,
      ids: fc.uniqueArray(code, { minLength: mostItems, maxLength: mostItems }),
      version: fc.integer({ min: 1, max: 99_999 }),
    })
    .map(({ id, languages: spoken, items: plans, ids, version }) => {
      const texts: Texts = Object.fromEntries(spoken.map((language) => [language, "?"]));
      const built = plans.reduce<readonly Item[]>(
        (before, plan, position) => [...before, buildItem(plan, ids[position] ?? "", texts, before)],
        [],
      );
      // A questionnaire that asks nothing can't be published.
      const asks = built.some(isAnswerable)
        ? built
        : [...built, { kind: "text", id: "something-to-say", text: texts, maximumLength: 40, options: [] } as const];
      return { format: "streck-questionnaire/1", id, version, languages: spoken, title: texts, source: texts, items: asks };
    });
}

function buildItem(plan: ItemPlan, id: string, text: Texts, before: readonly Item[]): Item {
  const resolved = plan.when === null ? null : resolve(plan.when, before.filter(isAnswerable));
  const base = { id, text, ...(resolved === null ? {} : { when: resolved }) };
  const options = plan.options.map((one): Option => ({ ...one, text }));
  const [minimum, length] = plan.limits;
  switch (plan.kind) {
    case "information":
      return { kind: "information", ...base };
    case "number":
      return { kind: "number", ...base, options, minimum, maximum: minimum + length };
    case "text":
      return { kind: "text", ...base, options, maximumLength: length };
    default:
      return { kind: plan.kind, ...base, options };
  }
}

/** Null where the condition needs an item and none stands before it. */
function resolve(plan: ConditionPlan, earlier: readonly AnswerableItem[]): Condition | null {
  if ("not" in plan) {
    const part = resolve(plan.not, earlier);
    return part === null ? null : { not: part };
  }
  if ("and" in plan) {
    return { and: plan.and.flatMap((part) => resolve(part, earlier) ?? []) };
  }
  if ("or" in plan) {
    return { or: plan.or.flatMap((part) => resolve(part, earlier) ?? []) };
  }
  const [position, chosen] = "equals" in plan ? plan.equals : [plan.answered, 0];
  const target = earlier[position % Math.max(earlier.length, 1)];
  if (target === undefined) {
    return null;
  }
  const named = target.options[chosen % Math.max(target.options.length, 1)];
  return "answered" in plan || named === undefined
    ? { answered: target.id }
    : { equals: { item: target.id, option: named.code } };
}

/** Words as people and attackers write them: control characters, lone surrogates, emoji, right-to-left marks, formulas. */
export const hostileText = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 400 }),
  fc.string({ unit: "binary", minLength: 1, maxLength: 400 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 1, maxLength: 400 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom(
    "\u0000".repeat(400),
    "\ud800".repeat(400),
    "👩‍👩‍👧‍👦".repeat(40),
    "\u202e".repeat(400),
    '"\\"\\"\\'.repeat(50),
    "=1+1",
    "أهلاً".repeat(60),
  ),
);

/** An answer that the item takes; `pick` and `words` say which. */
export function acceptableAnswer(item_: AnswerableItem, pick: number, words: string): Answer {
  const codes = item_.options.map((one) => one.code);
  const alone = codes[pick % Math.max(codes.length, 1)];
  if ((item_.kind === "number" || item_.kind === "text") && alone !== undefined && pick % 3 === 0) {
    return { option: alone };
  }
  switch (item_.kind) {
    case "number":
      return { number: item_.minimum + (pick % (item_.maximum - item_.minimum + 1)) };
    case "text": {
      const text = words.slice(0, item_.maximumLength);
      return { text: text.trim() === "" ? "x" : text };
    }
    case "multiple": {
      const free = item_.options.filter((one) => one.exclusive !== true && one.meaning === undefined).map((one) => one.code);
      const several = free.filter((_, position) => ((pick >> position) & 1) === 1);
      return { options: several.length === 0 ? [alone ?? ""] : several };
    }
    default:
      return { option: alone ?? "" };
  }
}

/** Acceptable answers to some of the items, whether or not they apply. */
export function arbitraryAnswers({ items }: QuestionnaireDocument): fc.Arbitrary<Answers> {
  const one = fc.record({ given: fc.boolean(), pick: fc.nat({ max: 9999 }), words: hostileText });
  return fc.array(one, { minLength: items.length, maxLength: items.length }).map((plans) =>
    Object.fromEntries(
      items.flatMap((asked, position): [string, Answer][] => {
        const plan = plans[position];
        return plan?.given === true && isAnswerable(asked) ? [[asked.id, acceptableAnswer(asked, plan.pick, plan.words)]] : [];
      }),
    ),
  );
}
