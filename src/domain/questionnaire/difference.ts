import type { Language } from "../../kernel/language.ts";
import type { Item, Option, QuestionnaireDocument, Texts } from "./document.ts";

/** One thing that is otherwise in the later of two versions. The screen owns the words for each code. */
export type Difference = {
  readonly code: DifferenceCode;
  /** Item ids and option codes from the outside in; empty where it is about the whole. */
  readonly at: string;
  readonly language?: Language;
  readonly before?: string;
  readonly after?: string;
};

export type DifferenceCode =
  | "language-added"
  | "language-removed"
  | "title"
  | "source"
  | "item-added"
  | "item-removed"
  | "items-order"
  | "text"
  | "picture"
  | "kind"
  | "condition"
  | "limits"
  | "indicator"
  | "option-added"
  | "option-removed"
  | "options-order"
  | "positive"
  | "meaning";

/** What somebody must know who compares answers to the two: everything that is not the same, in the order of the later one. */
export function differences(before: QuestionnaireDocument, after: QuestionnaireDocument): readonly Difference[] {
  const spoken = after.languages.filter((language) => before.languages.includes(language));
  return [
    ...after.languages
      .filter((one) => !spoken.includes(one))
      .map((language): Difference => ({ code: "language-added", at: "", language })),
    ...before.languages
      .filter((one) => !spoken.includes(one))
      .map((language): Difference => ({ code: "language-removed", at: "", language })),
    ...texts("title", "", before.title, after.title, spoken),
    ...texts("source", "", before.source, after.source, spoken),
    ...members(before.items, after.items, ({ id }) => id).flatMap(({ key, one, other }): readonly Difference[] => {
      if (one === undefined || other === undefined) {
        return [{ code: one === undefined ? "item-added" : "item-removed", at: key }];
      }
      return itemDifferences(one, other, spoken);
    }),
    ...order(
      "items-order",
      "",
      before.items.map(({ id }) => id),
      after.items.map(({ id }) => id),
    ),
  ];
}

function itemDifferences(before: Item, after: Item, spoken: readonly Language[]): readonly Difference[] {
  const at = after.id;
  const [was, is] = [optionsOf(before), optionsOf(after)];
  return [
    ...(before.kind === after.kind ? [] : [{ code: "kind", at, before: before.kind, after: after.kind } as const]),
    ...texts("text", at, before.text, after.text, spoken),
    ...changed({ code: "picture", at, before: before.pictogram ?? "", after: after.pictogram ?? "" }),
    ...changed({ code: "limits", at, before: limitsOf(before), after: limitsOf(after) }),
    ...changed({ code: "indicator", at, before: indicatorOf(before), after: indicatorOf(after) }),
    ...(same(before.when, after.when) ? [] : [{ code: "condition", at } as const]),
    ...members(was, is, ({ code }) => code).flatMap(({ key, one, other }): readonly Difference[] => {
      const place = `${at} / ${key}`;
      if (one === undefined || other === undefined) {
        return [{ code: one === undefined ? "option-added" : "option-removed", at: place }];
      }
      return [
        ...texts("text", place, one.text, other.text, spoken),
        ...changed({ code: "picture", at: place, before: one.pictogram ?? "", after: other.pictogram ?? "" }),
        ...(one.positive === other.positive
          ? []
          : [{ code: "positive", at: place, after: other.positive === true ? "yes" : "no" } as const]),
        ...(same([one.meaning, one.exclusive, one.group], [other.meaning, other.exclusive, other.group])
          ? []
          : [{ code: "meaning", at: place } as const]),
      ];
    }),
    ...order(
      "options-order",
      at,
      was.map(({ code }) => code),
      is.map(({ code }) => code),
    ),
  ];
}

function optionsOf(item: Item): readonly Option[] {
  return "options" in item ? item.options : [];
}

function limitsOf(item: Item): string {
  return item.kind === "number" ? `${item.minimum}–${item.maximum}` : item.kind === "text" ? String(item.maximumLength) : "";
}

function indicatorOf(item: Item): string {
  return "indicator" in item && item.indicator !== undefined ? JSON.stringify(item.indicator) : "";
}

function texts(
  code: DifferenceCode,
  at: string,
  before: Texts,
  after: Texts,
  spoken: readonly Language[],
): readonly Difference[] {
  return spoken.flatMap((language): readonly Difference[] => {
    const [was, is] = [before[language] ?? "", after[language] ?? ""];
    return was === is ? [] : [{ code, at, language, before: was, after: is }];
  });
}

function changed(difference: Difference): readonly Difference[] {
  return difference.before === difference.after ? [] : [difference];
}

/** Those that both have in another order than before. */
function order(code: DifferenceCode, at: string, before: readonly string[], after: readonly string[]): readonly Difference[] {
  const was = before.filter((one) => after.includes(one));
  const is = after.filter((one) => before.includes(one));
  return same(was, is) ? [] : [{ code, at, before: was.join(", "), after: is.join(", ") }];
}

type Pair<One> = { readonly key: string; readonly one: One | undefined; readonly other: One | undefined };

function members<One>(before: readonly One[], after: readonly One[], keyOf: (one: One) => string): readonly Pair<One>[] {
  const [was, is] = [new Map(before.map((one) => [keyOf(one), one])), new Map(after.map((one) => [keyOf(one), one]))];
  return [...new Set([...is.keys(), ...was.keys()])].map((key) => ({ key, one: was.get(key), other: is.get(key) }));
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
