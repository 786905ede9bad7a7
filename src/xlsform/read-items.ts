import { OWN_VARIABLES } from "../domain/codebook/codebook.ts";
import type { Condition, Indicator, Item, Texts } from "../domain/questionnaire/document.ts";
import { MOST_ITEMS } from "../protocol/documents/questionnaire/1.ts";
import { codeFor } from "./code-for.ts";
import { type Known, readCondition } from "./condition-text.ts";
import type { FormFindingCode } from "./findings.ts";
import type { FormCell, FormRow, FormTable } from "./form-table.ts";
import { type Reading, readPictogram, readTexts } from "./form-texts.ts";
import { readLimits, readLongest, readRange } from "./limits.ts";
import { OWN } from "./own-columns.ts";
import type { OptionList, OptionLists } from "./read-lists.ts";
import { type QuestionType, readType } from "./types.ts";

/** What a cell is spoken of as when no question could use it. */
const BY_COLUMN: Readonly<Record<string, FormFindingCode>> = {
  required: "required",
  appearance: "appearance",
  default: "default",
  calculation: "calculation",
  constraint: "constraint",
  constraint_message: "constraint-message",
  required_message: "constraint-message",
  choice_filter: "choice-filter",
  parameters: "parameters",
  relevant: "condition",
  image: "picture",
  "big-image": "picture",
  audio: "sound",
  video: "video",
  label: "group-text",
  hint: "group-text",
};

type Group = { readonly condition: Condition | null };

/** The items of the form in order. `topics`: of the indicators, by the name of the item, where the form is our own. */
export function readItems(
  table: FormTable,
  lists: OptionLists,
  topics: ReadonlyMap<string, Texts>,
  reading: Reading,
): readonly Item[] {
  const { book } = reading;
  const items: Item[] = [];
  const known = new Map<string, Known>();
  const names = new Set<string>();
  const groups: Group[] = [];
  for (const row of table.rows) {
    const type = readType(row.at("type")?.text ?? "");
    if (isDisabled(row)) {
      book.report("disabled", row.cells, { column: null });
    } else if (type.kind === "begin") {
      groups.push(beginGroup(row, type.repeats, known, reading));
    } else if (type.kind === "end") {
      groups.pop();
      book.take(...row.all("type"), ...row.all("name"));
      reportRest(row, reading);
    } else if (type.kind === "none") {
      if (row.cells.length > 0) {
        book.report("no-type", row.cells, { column: null });
      }
    } else if (type.kind === "other") {
      book.report(type.code, row.cells, { column: null, value: row.at("type")?.text.trim() ?? "" });
    } else if (items.length === MOST_ITEMS) {
      book.report("too-many", row.cells, { column: null, other: String(MOST_ITEMS) });
    } else {
      const list = listFor(row, type, lists, reading);
      if (list !== undefined) {
        const said = row.at("name")?.text.trim() ?? "";
        const id = idFor(row, said, items, reading);
        items.push(readItem(row, id, type, list, conditionOf(row, groups, known, reading), topics.get(said), reading));
        reportRest(row, reading);
        if (names.has(said)) {
          // Which of the two is meant depends on where it is said.
          known.delete(said);
        } else if (type.kind !== "note") {
          known.set(said, { id, single: type.kind !== "many", options: list?.codes ?? new Map() });
        }
        names.add(said);
      }
    }
  }
  lists.close();
  return items;
}

function isDisabled(row: FormRow): boolean {
  return /^(yes|true|1)/i.test(row.at("disabled")?.text.trim() ?? "");
}

function beginGroup(row: FormRow, repeats: boolean, known: ReadonlyMap<string, Known>, reading: Reading): Group {
  const { book } = reading;
  book.take(...row.all("type"), ...row.all("name"));
  if (repeats) {
    book.report("repeat", row.all("type"), { value: row.at("name")?.text.trim() ?? "" });
  }
  const condition = readRelevant(row, known, reading);
  reportRest(row, reading);
  return { condition };
}

/** Undefined: the question has a list that isn't there, and can't be asked. Null: it has none. */
function listFor(row: FormRow, type: QuestionType, lists: OptionLists, { book }: Reading): OptionList | null | undefined {
  const named = row.at(OWN.options);
  const name = type.kind === "one" || type.kind === "many" ? type.list : named?.text.trim();
  if (name === undefined) {
    return null;
  }
  const list = lists.of(name);
  if (list === null) {
    book.report("unknown-list", row.cells, { column: null, value: name });
    return undefined;
  }
  if (named !== undefined && type.kind !== "one" && type.kind !== "many" && type.kind !== "note") {
    book.take(named);
  }
  return list;
}

function idFor(row: FormRow, said: string, items: readonly Item[], { book }: Reading): string {
  const own = row.at(OWN.id);
  const taken = new Set<string>([...OWN_VARIABLES, ...items.map(({ id }) => id)]);
  const id = codeFor(own?.text.trim() ?? said, taken);
  book.take(...row.all("name"), ...row.all(OWN.id));
  if (id !== (own?.text.trim() ?? said)) {
    book.report("renamed", row.at("name") === undefined ? row.all("type") : row.all("name"), { value: said, other: id });
  }
  return id;
}

function conditionOf(
  row: FormRow,
  groups: readonly Group[],
  known: ReadonlyMap<string, Known>,
  reading: Reading,
): { readonly when?: Condition } {
  const own = readRelevant(row, known, reading);
  const all = [...groups.map(({ condition }) => condition), own].filter((condition) => condition !== null);
  const [only] = all;
  return only === undefined ? {} : { when: all.length === 1 ? only : { and: all } };
}

function readRelevant(row: FormRow, known: ReadonlyMap<string, Known>, { book }: Reading): Condition | null {
  const cell = row.at("relevant");
  if (cell === undefined) {
    return null;
  }
  const condition = readCondition(cell.text, known);
  if (condition.ok) {
    book.take(cell);
    return condition.value;
  }
  const { error } = condition;
  const other = error.code === "condition-reference" ? { other: error.name } : {};
  book.report(error.code, [cell], { value: cell.text.trim(), ...other });
  return null;
}

function readItem(
  row: FormRow,
  id: string,
  type: QuestionType,
  list: OptionList | null,
  when: { readonly when?: Condition },
  topic: Texts | undefined,
  reading: Reading,
): Item {
  const { book } = reading;
  book.take(...row.all("type"));
  if (type.kind !== "note" && "orOther" in type && type.orOther) {
    book.report("or-other", row.all("type"), { value: row.at("type")?.text.trim() ?? "" });
  }
  const base = { id, text: readTexts(row, reading), ...readPictogram(row, reading), ...when };
  const options = list?.options ?? [];
  switch (type.kind) {
    case "note":
      return { kind: "information", ...base };
    case "many":
      return { kind: "multiple", ...base, options };
    case "number":
      return { kind: "number", ...base, ...readLimits(row, reading), options };
    case "range":
      return { kind: "number", ...base, ...readRange(row, reading), options };
    case "text":
      return { kind: "text", ...base, maximumLength: readLongest(row, reading), options };
    case "one": {
      const kind = saysOnly(row.at(OWN.kind), "scale", reading) ? "scale" : "single";
      const indicator = readIndicator(row, topic, reading);
      const isBackground = kind === "single" && saysOnly(row.at(OWN.background), "gender", reading);
      return kind === "scale"
        ? { kind, ...base, options, ...indicator }
        : { kind, ...base, options, ...indicator, ...(isBackground ? { background: "gender" } : {}) };
    }
  }
}

function readIndicator(row: FormRow, topic: Texts | undefined, { book, isOwn }: Reading): { readonly indicator?: Indicator } {
  const cell = row.at(OWN.indicator);
  if (cell === undefined) {
    return {};
  }
  book.take(cell);
  return { indicator: { code: isOwn ? cell.text : cell.text.trim(), topic: topic ?? {} } };
}

function saysOnly(cell: FormCell | undefined, value: string, { book }: Reading): boolean {
  if (cell?.text.trim().toLowerCase() !== value) {
    return false;
  }
  book.take(cell);
  return true;
}

/** Every cell of the row that nobody has taken by now is spoken of as what its column is about. */
function reportRest(row: FormRow, { book, languageOf }: Reading): void {
  for (const cell of row.cells.filter(book.isOpen)) {
    const { about } = cell.heading;
    if (about === "required" && /^(no|false|0)(\(\))?$/i.test(cell.text.trim())) {
      book.take(cell);
      continue;
    }
    const language = cell.heading.language === null ? null : languageOf(cell);
    const inLanguage = language === null ? {} : { language };
    book.report(BY_COLUMN[about] ?? "other-setting", [cell], { value: cell.text.trim(), ...inLanguage });
  }
}
