import type { Language } from "../../kernel/language.ts";
import { optionOf } from "../questionnaire/acceptance.ts";
import { type Answers, answerFor, chosenCodes } from "../questionnaire/answers.ts";
import {
  type AnswerableItem,
  isAnswerable,
  type Option,
  type QuestionnaireDocument,
  type Texts,
} from "../questionnaire/document.ts";
import { applicableItems } from "../questionnaire/routing.ts";
import { completeness } from "../response/completeness.ts";
import { HELP_MODES, type Response } from "../response/response.ts";
import { type Cell, codeCell, type Missing, numberCell, textCell } from "./cell.ts";

/** One column of an export. No item may have a name of our own (`check.ts`). */
export type Variable = {
  readonly name: string;
  readonly label: string;
  readonly kind: "code" | "number";
  readonly values: readonly ValueLabel[];
  /** Of a number item: the least that can be answered. */
  readonly least?: number;
};

export type ValueLabel = {
  readonly code: string;
  readonly label: string;
  /** Outside the base of every indicator. */
  readonly missing: boolean;
};

/** Items that the client passed without answering are empty cells; items that routing left out say so, in a word that no option may have for its code. */
export const SKIPPED = "";
export const NOT_APPLICABLE = "not_applicable";
/** Stands where a text was given: the text itself is exported apart from all other answers, and shuffled. */
export const TEXT_GIVEN = "text-given";

/**
 * Words of the codebook that don't come from the questionnaire; the caller brings them in its language. `values`: labels
 * for the codes of our own variables, by code.
 */
export type CodebookWords = Readonly<
  Record<OwnVariable | "skipped" | "not-applicable" | "chosen" | "not-chosen" | "text-given", string>
> & { readonly values: Readonly<Record<string, string>> };
export type OwnVariable = (typeof OWN_VARIABLES)[number];
export const OWN_VARIABLES = [
  "response_id",
  "round_id",
  "site_id",
  "site_name",
  "questionnaire_id",
  "questionnaire_version",
  "iso_week",
  "response_language",
  "help_mode",
  "completeness",
] as const;

/** A column that holds answers: its name, and the item, or the item and the option, that it stands for. */
export type Column = { readonly name: string; readonly at: string };

/** The columns of the items, in order: one for each, and one for each option of a multiple choice. */
export function columns({ items }: QuestionnaireDocument): readonly Column[] {
  return items
    .filter(isAnswerable)
    .flatMap((item) =>
      item.kind === "multiple"
        ? item.options.map(({ code }) => ({ name: columnOfOption(item, { code }), at: `${item.id} / ${code}` }))
        : [{ name: item.id, at: item.id }],
    );
}

/** No id has a point in it, so no such column is called like an item. */
function columnOfOption({ id }: Pick<AnswerableItem, "id">, { code }: Pick<Option, "code">): string {
  return `${id}.${code}`;
}

/** The variables of an export of responses to this questionnaire, in column order. */
export function codebook(document: QuestionnaireDocument, language: Language, words: CodebookWords): readonly Variable[] {
  const own = OWN_VARIABLES.map((name): Variable => ({ name, label: words[name], kind: "code", values: ownValues(name, words) }));
  return [...own, ...document.items.filter(isAnswerable).flatMap((item) => itemVariables(item, language, words))];
}

/** One row, one cell for each variable of the codebook, in the same order. Of a text it says only that there is one. */
export function exportRow(document: QuestionnaireDocument, response: Response, siteName: string): readonly Cell[] {
  const applicable = new Set(applicableItems(document, response.answers).map(({ id }) => id));
  const own: Record<OwnVariable, Cell> = {
    response_id: codeCell(response.id),
    round_id: codeCell(response.roundId),
    site_id: codeCell(response.siteId),
    site_name: textCell(siteName),
    questionnaire_id: codeCell(response.questionnaire.id),
    questionnaire_version: codeCell(String(response.questionnaire.version)),
    iso_week: response.week === null ? missing("not-kept", "") : codeCell(response.week),
    response_language: codeCell(response.language),
    help_mode: codeCell(response.mode),
    completeness: codeCell(completeness(document, response.answers).verdict),
  };
  const items = document.items.filter(isAnswerable).flatMap((item) => itemCells(item, response.answers, applicable.has(item.id)));
  return [...OWN_VARIABLES.map((name) => own[name]), ...items];
}

function ownValues(name: OwnVariable, { values }: CodebookWords): readonly ValueLabel[] {
  const codes = name === "help_mode" ? HELP_MODES : name === "completeness" ? ["complete", "partial"] : [];
  return codes.map((code) => ({ code, label: values[code] ?? code, missing: false }));
}

function itemVariables(item: AnswerableItem, language: Language, words: CodebookWords): Variable[] {
  const label = textIn(item.text, language);
  const absent: ValueLabel[] = [
    { code: SKIPPED, label: words.skipped, missing: true },
    { code: NOT_APPLICABLE, label: words["not-applicable"], missing: true },
  ];
  const options = item.options.map(({ code, text, meaning }) => ({
    code,
    label: textIn(text, language),
    missing: meaning !== undefined,
  }));
  if (item.kind !== "multiple") {
    const given = item.kind === "text" ? [{ code: TEXT_GIVEN, label: words["text-given"], missing: false }] : [];
    const kind = item.kind === "number" ? { kind: "number" as const, least: item.minimum } : { kind: "code" as const };
    return [{ name: item.id, label, ...kind, values: [...given, ...options, ...absent] }];
  }
  return options.map((option) => ({
    name: columnOfOption(item, option),
    label: `${label} – ${option.label}`,
    kind: "code",
    values: [
      { code: "1", label: words.chosen, missing: false },
      { code: "0", label: words["not-chosen"], missing: false },
      ...absent,
    ],
  }));
}

function itemCells(item: AnswerableItem, answers: Answers, applies: boolean): Cell[] {
  const answer = applies ? answerFor(answers, item.id) : undefined;
  const absent = applies ? missing("skipped", SKIPPED) : missing("not-applicable", NOT_APPLICABLE);
  if (item.kind === "multiple") {
    const chosen = chosenCodes(answer);
    return item.options.map(({ code }) => (answer === undefined ? absent : codeCell(chosen.includes(code) ? "1" : "0")));
  }
  if (answer === undefined) {
    return [absent];
  }
  if ("number" in answer) {
    return [numberCell(answer.number)];
  }
  if ("text" in answer) {
    return [codeCell(TEXT_GIVEN)];
  }
  const [code] = chosenCodes(answer);
  if (code === undefined) {
    return [absent];
  }
  const meaning = optionOf(item, code)?.meaning;
  return [meaning === undefined ? codeCell(code) : missing(meaning, code)];
}

function missing(why: Missing, code: string): Cell {
  return { kind: "missing", why, code };
}

function textIn(texts: Texts, language: Language): string {
  return texts[language] ?? "";
}
