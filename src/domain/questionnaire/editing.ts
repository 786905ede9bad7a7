import type { Language } from "../../kernel/language.ts";
import type { ChoiceItem, Condition, Item, Option, QuestionnaireDocument, Texts } from "./document.ts";

/** What changes of a questionnaire while it is written. Each gives a new document; none asks whether it can be published. */
export type ItemKind = Item["kind"];

export function withText(texts: Texts, language: Language, said: string): Texts {
  const { [language]: _replaced, ...others } = texts;
  return said.trim() === "" ? others : { ...others, [language]: said };
}

export function withItem(document: QuestionnaireDocument, id: string, change: (item: Item) => Item): QuestionnaireDocument {
  return inFittingFormat({ ...document, items: document.items.map((item) => (item.id === id ? change(item) : item)) });
}

export function withOptions(item: Item, change: (options: readonly Option[]) => readonly Option[]): Item {
  return item.kind === "information" ? item : { ...item, options: change(item.options) };
}

export function withOption(item: Item, code: string, change: (option: Option) => Option): Item {
  return withOptions(item, (options) => options.map((option) => (option.code === code ? change(option) : option)));
}

/** A member of a list one step up or down; at its ends it stays. */
export function moved<One>(list: readonly One[], from: number, step: -1 | 1): readonly One[] {
  const to = from + step;
  const [one, other] = [list[from], list[to]];
  if (one === undefined || other === undefined) {
    return list;
  }
  return list.map((member, position) => (position === from ? other : position === to ? one : member));
}

/** A choice of another kind, with what both kinds have. */
export function asKind(item: ChoiceItem, kind: ChoiceItem["kind"]): ChoiceItem {
  const { indicator, background, ...plain } = { indicator: undefined, background: undefined, ...item };
  switch (kind) {
    case "multiple":
      return { ...plain, kind };
    case "scale":
      return { ...plain, kind, ...(indicator === undefined ? {} : { indicator }) };
    case "single":
      return {
        ...plain,
        kind,
        ...(indicator === undefined ? {} : { indicator }),
        ...(background === undefined ? {} : { background }),
      };
  }
}

/** A new item that asks nothing yet, under an id that no other has. */
export function newItem(kind: ItemKind, taken: readonly string[]): Item {
  const base = { id: freeCode("q", taken), text: {} };
  switch (kind) {
    case "information":
      return { kind, ...base };
    case "number":
      return { kind, ...base, minimum: 0, maximum: 99, options: [] };
    case "text":
      return { kind, ...base, maximumLength: 300, options: [] };
    default:
      return {
        kind,
        ...base,
        options: [
          { code: "a1", text: {} },
          { code: "a2", text: {} },
        ],
      };
  }
}

export function newOption(options: readonly Option[]): Option {
  const codes = options.map(({ code }) => code);
  return { code: freeCode("a", codes), text: {} };
}

/** The first of `q1`, `q2`, … that none of them is; capitals tell no two apart in a spreadsheet. */
function freeCode(stem: "q" | "a", taken: readonly string[]): string {
  const known = new Set(taken.map((code) => code.toLowerCase()));
  for (let number = 1; ; number++) {
    if (!known.has(`${stem}${number}`)) {
      return `${stem}${number}`;
    }
  }
}

/** Its own text in a language is gone everywhere with it. */
export function withoutLanguage(document: QuestionnaireDocument, language: Language): QuestionnaireDocument {
  const without = (texts: Texts): Texts => withText(texts, language, "");
  return {
    ...document,
    languages: document.languages.filter((one) => one !== language),
    title: without(document.title),
    source: without(document.source),
    items: document.items.map((item) => {
      const bare = withOptions({ ...item, text: without(item.text) }, (options) =>
        options.map((option) => ({ ...option, text: without(option.text) })),
      );
      return "indicator" in bare && bare.indicator !== undefined
        ? { ...bare, indicator: { ...bare.indicator, topic: without(bare.indicator.topic) } }
        : bare;
    }),
  };
}

/** The parts of a condition that can be chosen from lists: all of them, or one of them. Null: it nests more than that. */
export type PlainCondition = { readonly join: "and" | "or"; readonly parts: readonly PlainPart[] };
export type PlainPart = {
  readonly item: string;
  /** Null: whether it was answered at all. */
  readonly option: string | null;
  readonly holds: boolean;
};

export function plainCondition(condition: Condition | undefined): PlainCondition | null {
  if (condition === undefined) {
    return { join: "and", parts: [] };
  }
  const join = "or" in condition ? "or" : "and";
  const all = "and" in condition ? condition.and : "or" in condition ? condition.or : [condition];
  const parts = all.map(plainPart);
  return parts.every((part) => part !== null) && all.length > 0 ? { join, parts } : null;
}

export function fromPlain({ join, parts }: PlainCondition): Condition | undefined {
  const said = parts.map(({ item, option, holds }): Condition => {
    const one: Condition = option === null ? { answered: item } : { equals: { item, option } };
    return holds ? one : { not: one };
  });
  const [only] = said;
  if (only === undefined || said.length === 1) {
    return only;
  }
  return join === "and" ? { and: said } : { or: said };
}

function plainPart(condition: Condition): PlainPart | null {
  if ("not" in condition) {
    const inner = plainPart(condition.not);
    return inner === null || !inner.holds ? null : { ...inner, holds: false };
  }
  if ("equals" in condition) {
    return { ...condition.equals, holds: true };
  }
  return "answered" in condition ? { item: condition.answered, option: null, holds: true } : null;
}

/** The member with this value, or without it. */
export function withMember<Part extends object, Name extends keyof Part>(
  part: Part,
  name: Name,
  value: Part[Name] | undefined,
): Part {
  const { [name]: _replaced, ...others } = part;
  return (value === undefined ? others : { ...others, [name]: value }) as Part;
}

const PICTOGRAMS = ["items.pictogram", "items.options.pictogram"];

/** Pictures need version 2 of the document, and nothing else does: the oldest that can say it all is the one that most tablets know. */
function inFittingFormat(document: QuestionnaireDocument): QuestionnaireDocument {
  const all = document.items.flatMap((item) => [
    item.pictogram,
    ...("options" in item ? item.options : []).map(({ pictogram }) => pictogram),
  ]);
  const { mayIgnore, ...said } = document;
  return all.some((pictogram) => pictogram !== undefined)
    ? { ...said, format: "streck-questionnaire/2", mayIgnore: mayIgnore ?? PICTOGRAMS }
    : { ...said, format: "streck-questionnaire/1" };
}
