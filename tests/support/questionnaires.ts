import ar from "../../questionnaires/financial-assistance/ar.json" with { type: "json" };
import en from "../../questionnaires/financial-assistance/en.json" with { type: "json" };
import dari from "../../questionnaires/financial-assistance/fa-AF.json" with { type: "json" };
import structure from "../../questionnaires/financial-assistance/questionnaire.json" with { type: "json" };
import so from "../../questionnaires/financial-assistance/so.json" with { type: "json" };
import sv from "../../questionnaires/financial-assistance/sv.json" with { type: "json" };
import { assembleQuestionnaire, type Structure } from "../../src/domain/questionnaire/assemble.ts";
import type {
  Condition,
  Indicator,
  InformationItem,
  Item,
  MultipleItem,
  NumberItem,
  Option,
  QuestionnaireDocument,
  ScaleItem,
  SingleItem,
  TextItem,
  Texts,
} from "../../src/domain/questionnaire/document.ts";

const assembled = assembleQuestionnaire(structure as Structure, { sv, ar, so, en, "fa-AF": dari });
if (!assembled.ok) {
  throw new Error(JSON.stringify(assembled.error));
}

/** The built-in questionnaire on financial assistance; without a file system, so that laws can hold it in a browser. */
export const BUILT_IN: QuestionnaireDocument = assembled.value;

/** The questionnaire in words alone, as version 1 of the document says it. */
export function inWordsAlone(document: QuestionnaireDocument): QuestionnaireDocument {
  const { mayIgnore: _, ...said } = document;
  const items = said.items.map(({ pictogram: _own, ...item }): Item => {
    const options = "options" in item ? item.options.map(({ pictogram: _theirs, ...option }): Option => option) : [];
    return "options" in item ? { ...item, options } : item;
  });
  return { ...said, format: "streck-questionnaire/1", items };
}

/** One text in Swedish, Arabic and Somali: what a test is about is never the wording. */
export function texts(text: string): Texts {
  return { sv: text, ar: text, so: text };
}

export function questionnaire(items: readonly Item[], changes: Partial<QuestionnaireDocument> = {}): QuestionnaireDocument {
  return {
    format: "streck-questionnaire/1",
    id: "waiting-room",
    version: 1,
    languages: ["sv", "ar", "so"],
    title: texts("Title"),
    source: texts("Source"),
    items,
    ...changes,
  };
}

type Extra<Kind extends Item> = Partial<Omit<Kind, "kind" | "id" | "options">>;

/** Options are written as in the design: `very-easy+ fairly-easy+ fairly-hard dont-know`; `!` stands for exclusive. */
export function single(id: string, options: string, extra: Extra<SingleItem> = {}): SingleItem {
  return { kind: "single", id, text: texts(id), options: optionsFrom(options), ...extra };
}

export function scale(id: string, options: string, extra: Extra<ScaleItem> = {}): ScaleItem {
  return { kind: "scale", id, text: texts(id), options: optionsFrom(options), ...extra };
}

export function multiple(id: string, options: string, extra: Extra<MultipleItem> = {}): MultipleItem {
  return { kind: "multiple", id, text: texts(id), options: optionsFrom(options), ...extra };
}

export function number(id: string, minimum: number, maximum: number, options = "", extra: Extra<NumberItem> = {}): NumberItem {
  return { kind: "number", id, text: texts(id), minimum, maximum, options: optionsFrom(options), ...extra };
}

export function freeText(id: string, maximumLength: number, options = "", extra: Extra<TextItem> = {}): TextItem {
  return { kind: "text", id, text: texts(id), maximumLength, options: optionsFrom(options), ...extra };
}

export function information(id: string, extra: Extra<InformationItem> = {}): InformationItem {
  return { kind: "information", id, text: texts(id), ...extra };
}

export function indicator(code: string): Indicator {
  return { code, topic: texts(code) };
}

export function equals(item: string, option: string): Condition {
  return { equals: { item, option } };
}

function optionsFrom(notation: string): Option[] {
  return notation.split(" ").filter(Boolean).map(optionFrom);
}

function optionFrom(notation: string): Option {
  const code = notation.replace(/[+!]/g, "");
  return {
    code,
    text: texts(code),
    ...(notation.includes("+") ? { positive: true } : {}),
    ...(notation.includes("!") ? { exclusive: true } : {}),
    ...(code === "dont-know" || code === "prefer-not-to-say" ? { meaning: code } : {}),
    ...(code === "woman" ? { group: "K" } : code === "man" ? { group: "M" } : {}),
  };
}
