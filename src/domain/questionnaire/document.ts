import type { Language } from "../../kernel/language.ts";

/** One text in every language of its questionnaire. */
export type Texts = Readonly<Record<string, string>>;

/**
 * What a questionnaire says: immutable and complete in itself. An edited questionnaire is a new version.
 * What one person did with it is an interview (`../interview`), and never stands here.
 */
export type QuestionnaireDocument = {
  readonly format: "streck-questionnaire/1" | "streck-questionnaire/2";
  /** From version 2 on: members that an app that doesn't know them may leave out (`protocol/documents/may-ignore.ts`). */
  readonly mayIgnore?: readonly string[];
  readonly id: string;
  readonly version: number;
  readonly languages: readonly Language[];
  readonly title: Texts;
  /** Whose wording this is; shown wherever indicator codes are shown. */
  readonly source: Texts;
  readonly items: readonly Item[];
};

export type Item = SingleItem | ScaleItem | MultipleItem | NumberItem | TextItem | InformationItem;
/** Every item but information can be answered. */
export type AnswerableItem = Exclude<Item, InformationItem>;
export type ChoiceItem = SingleItem | ScaleItem | MultipleItem;

type ItemBase = {
  readonly id: string;
  readonly text: Texts;
  /** From version 2 on: the drawing beside it, by its name (`pictograms.ts`). The words say all of it without. */
  readonly pictogram?: string;
  /** The item is asked only when this holds for earlier answers; absent = always. */
  readonly when?: Condition;
};

export type SingleItem = ItemBase & {
  readonly kind: "single";
  readonly options: readonly Option[];
  readonly indicator?: Indicator;
  /** The item that splits results into women, men and total: its options carry `group`. */
  readonly background?: "gender";
};

/** A single choice whose options are ordered, from the most to the least positive. */
export type ScaleItem = ItemBase & {
  readonly kind: "scale";
  readonly options: readonly Option[];
  readonly indicator?: Indicator;
};

export type MultipleItem = ItemBase & { readonly kind: "multiple"; readonly options: readonly Option[] };

export type NumberItem = ItemBase & {
  readonly kind: "number";
  readonly minimum: number;
  readonly maximum: number;
  /** Only "don't know" and "prefer not to say". */
  readonly options: readonly Option[];
};

export type TextItem = ItemBase & {
  readonly kind: "text";
  /** In UTF-16 units. */
  readonly maximumLength: number;
  readonly options: readonly Option[];
};

export type InformationItem = ItemBase & { readonly kind: "information" };

export type Option = {
  readonly code: string;
  readonly text: Texts;
  /** As an item's. */
  readonly pictogram?: string;
  /** Counts as a positive answer in the item's indicator. */
  readonly positive?: true;
  /** `dont-know` is an answer but outside an indicator's base; `prefer-not-to-say` is no answer. */
  readonly meaning?: "dont-know" | "prefer-not-to-say";
  /** In a multiple choice: choosing it clears the others, and the other way round. */
  readonly exclusive?: true;
  /** Which column of a split by gender the person belongs to. */
  readonly group?: "K" | "M";
};

/** Share with a positive answer among those who gave an answer; `code` is the national one where there is one. */
export type Indicator = { readonly code: string; readonly topic: Texts };

/** A condition over earlier answers. It may not refer forward (`check.ts`). */
export type Condition =
  | { readonly equals: { readonly item: string; readonly option: string } }
  | { readonly answered: string }
  | { readonly not: Condition }
  | { readonly and: readonly Condition[] }
  | { readonly or: readonly Condition[] };

export function isAnswerable(item: Item): item is AnswerableItem {
  return item.kind !== "information";
}
