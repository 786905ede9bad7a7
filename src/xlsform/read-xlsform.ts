import type { QuestionnaireDocument } from "../domain/questionnaire/document.ts";
import { err, ok, type Result } from "../kernel/result.ts";
import { type Account, type CellBook, openCellBook } from "./cell-book.ts";
import type { Cell, FormFault } from "./findings.ts";
import { readLanguages } from "./form-languages.ts";
import { accountForHeadings, type FormTable, readTable } from "./form-table.ts";
import type { Reading } from "./form-texts.ts";
import { CHOICES_COLUMNS, OWN_SHEET, OWN_SHEET_COLUMNS, SURVEY_COLUMNS } from "./own-columns.ts";
import { readItems } from "./read-items.ts";
import { openLists } from "./read-lists.ts";
import { type FormSurroundings, readOwnSheet, readSettings } from "./read-whole.ts";
import { isFilled, type Sheet, type Workbook } from "./workbook.ts";

/** What became of a form. The questionnaire holds all that was taken; whether it can be published is asked as of any other. */
export type ReadForm = Account & { readonly questionnaire: QuestionnaireDocument };

const OWN_SHEET_KNOWN = new Set<string>([...Object.values(OWN_SHEET_COLUMNS), "label"]);

/** The questionnaire that an XLSForm is, with everything that it is not; or why the workbook is no form. */
export function readXlsform(workbook: Workbook, surroundings: FormSurroundings): Result<ReadForm, readonly FormFault[]> {
  const sheets = sheetsOf(workbook);
  if (!sheets.ok) {
    return sheets;
  }
  const { survey, choices, settings, own } = sheets.value;
  const tables = {
    survey: readTable(survey, (about) => SURVEY_COLUMNS.has(about)),
    choices: tableOf(choices, (about) => CHOICES_COLUMNS.has(about)),
    settings: tableOf(settings, () => true),
    own: tableOf(own, (about) => OWN_SHEET_KNOWN.has(about)),
  };
  const faults = Object.values(tables).flatMap((table) => (table.ok ? [] : table.error));
  if (!(tables.survey.ok && tables.choices.ok && tables.settings.ok && tables.own.ok)) {
    return err(faults);
  }
  const found = {
    survey: tables.survey.value,
    choices: tables.choices.value,
    settings: tables.settings.value,
    own: tables.own.value,
  };
  if (!found.survey.headings.some((heading) => heading?.about === "type")) {
    return err([{ code: "no-headings", sheet: survey.name, column: null, value: "type" }]);
  }
  const book = openCellBook(workbook);
  accountForHeadings(survey, found.survey, (about) => SURVEY_COLUMNS.has(about), book);
  if (choices !== null && found.choices !== null) {
    accountForHeadings(choices, found.choices, (about) => CHOICES_COLUMNS.has(about), book);
  }
  if (own !== null && found.own !== null) {
    accountForHeadings(own, found.own, (about) => OWN_SHEET_KNOWN.has(about), book);
  }
  accountForOthers(workbook, [survey, choices, settings, own], book);
  const languages = readLanguages(found, surroundings.unnamed, book);
  if (!languages.ok) {
    return languages;
  }
  const reading: Reading = { book, languageOf: languages.value.of, isOwn: found.own !== null };
  const said = readOwnSheet(found.own, reading);
  const items = readItems(found.survey, openLists(found.choices, reading), said.topics, reading);
  const whole = readSettings(found.settings, settings, { said, languages: languages.value, surroundings, book });
  const pictured = [...items, ...items.flatMap((item) => ("options" in item ? item.options : []))];
  const isNew = said.mayIgnore !== null || pictured.some(({ pictogram }) => pictogram !== undefined);
  return ok({
    questionnaire: {
      ...(isNew
        ? { format: "streck-questionnaire/2", mayIgnore: said.mayIgnore ?? PICTOGRAMS }
        : { format: "streck-questionnaire/1" }),
      ...whole,
      languages: languages.value.all,
      source: said.source,
      items,
    },
    ...book.close(),
  });
}

/** What a document with pictures says may be left out. */
const PICTOGRAMS = ["items.pictogram", "items.options.pictogram"];

type Sheets = {
  readonly survey: Sheet;
  readonly choices: Sheet | null;
  readonly settings: Sheet | null;
  readonly own: Sheet | null;
};

function sheetsOf(workbook: Workbook): Result<Sheets, readonly FormFault[]> {
  const named = (wanted: string): readonly Sheet[] => workbook.filter(({ name }) => name.trim().toLowerCase() === wanted);
  const [survey, choices, settings, own] = ["survey", "choices", "settings", OWN_SHEET].map(named);
  const twice = [survey, choices, settings, own].flatMap((found = []) => found.slice(1));
  if (twice.length > 0) {
    return err(twice.map(({ name }) => ({ code: "duplicate-sheet", sheet: name, column: null, value: name })));
  }
  if (survey?.[0] === undefined) {
    const others = workbook.map(({ name }) => name).join(", ");
    return err([{ code: "no-survey-sheet", sheet: "survey", column: null, value: others }]);
  }
  return ok({ survey: survey[0], choices: choices?.[0] ?? null, settings: settings?.[0] ?? null, own: own?.[0] ?? null });
}

function tableOf(sheet: Sheet | null, isKnown: (about: string) => boolean): Result<FormTable | null, readonly FormFault[]> {
  return sheet === null ? ok(null) : readTable(sheet, isKnown);
}

/** Sheets that are no part of a form, and cells that are merged in those that are. */
function accountForOthers(workbook: Workbook, used: readonly (Sheet | null)[], book: CellBook): void {
  for (const sheet of workbook) {
    if (used.includes(sheet)) {
      for (const value of sheet.merged ?? []) {
        book.report("merged-cells", [], { sheet: sheet.name, value });
      }
      continue;
    }
    const filled = sheet.rows.flatMap((row, position) =>
      row.flatMap((text, column): Cell[] => (isFilled(text) ? [{ sheet: sheet.name, row: position, column }] : [])),
    );
    if (filled.length > 0) {
      book.report("sheet", filled, { row: null, column: null, value: sheet.name });
    }
  }
}
