import type { QuestionnaireDocument, Texts } from "../domain/questionnaire/document.ts";
import type { Language } from "../kernel/language.ts";
import type { CellBook } from "./cell-book.ts";
import { codeFor } from "./code-for.ts";
import type { FormLanguages } from "./form-languages.ts";
import type { FormRow, FormTable } from "./form-table.ts";
import { type Reading, readTexts } from "./form-texts.ts";
import { OWN_SHEET_COLUMNS } from "./own-columns.ts";
import { isFilled, type Sheet } from "./workbook.ts";

export type FormSurroundings = {
  /** The language of texts whose column names none, where the form doesn't say either. */
  readonly unnamed: Language;
  /** What the file is called: the id of a form that has none. */
  readonly fileName: string;
};

/** What our own sheet says of the whole; empty where there is none. */
export type OwnSheet = {
  readonly title: Texts | null;
  readonly source: Texts;
  readonly topics: ReadonlyMap<string, Texts>;
  readonly mayIgnore: readonly string[] | null;
};

export function readOwnSheet(table: FormTable | null, reading: Reading): OwnSheet {
  const { book } = reading;
  const topics = new Map<string, Texts>();
  let [title, source, mayIgnore]: [Texts | null, Texts, readonly string[] | null] = [null, {}, null];
  for (const row of table?.rows ?? []) {
    const about = row.at(OWN_SHEET_COLUMNS.about)?.text.trim() ?? "";
    const take = (): void => book.take(...row.all(OWN_SHEET_COLUMNS.about));
    switch (about) {
      case "title":
        title = readTexts(row, reading);
        take();
        break;
      case "source":
        source = readTexts(row, reading);
        take();
        break;
      case "topic":
        topics.set(row.at(OWN_SHEET_COLUMNS.name)?.text.trim() ?? "", readTexts(row, reading));
        book.take(...row.all(OWN_SHEET_COLUMNS.name));
        take();
        break;
      case "may-ignore":
        mayIgnore = (row.at(OWN_SHEET_COLUMNS.setting)?.text ?? "").split(/\s+/).filter((way) => way !== "");
        book.take(...row.all(OWN_SHEET_COLUMNS.setting));
        take();
        break;
      default:
        break;
    }
    for (const cell of row.cells.filter(book.isOpen)) {
      book.report("other-setting", [cell], { value: cell.text.trim() });
    }
  }
  return { title, source, topics, mayIgnore };
}

type With = {
  readonly said: OwnSheet;
  readonly languages: FormLanguages;
  readonly surroundings: FormSurroundings;
  readonly book: CellBook;
};

/** Id, version and title. A form says its title in one language. */
export function readSettings(
  table: FormTable | null,
  sheet: Sheet | null,
  { said, languages, surroundings, book }: With,
): Pick<QuestionnaireDocument, "id" | "version" | "title"> {
  const [row] = table?.rows ?? [];
  const id = readId(row, surroundings, book);
  const version = readVersion(row, book);
  const title = readTitle(row, said, languages, book);
  const language = row?.at("default_language");
  if (language !== undefined) {
    book.take(language);
  }
  if (sheet !== null) {
    accountForSettings(sheet, book);
  }
  return { id, version, title };
}

/** A heading is taken where all that stands below it is. */
function accountForSettings({ name, rows }: Sheet, book: CellBook): void {
  const width = Math.max(0, ...rows.map((row) => row.length));
  for (let column = 0; column < width; column++) {
    const heading = rows[0]?.[column];
    const cells = rows.map((row, position) => ({ sheet: name, row: position, column, text: row[column] }));
    const [top, ...below] = cells;
    const open = below.filter((cell) => isFilled(cell.text) && book.isOpen(cell));
    const value = open[0]?.text?.trim() ?? "";
    if (!isFilled(heading)) {
      if (open.length > 0) {
        book.report("no-heading", open, { value });
      }
    } else if (open.length > 0 && top !== undefined) {
      book.report("other-setting", [...open, top], { value: `${heading.trim()}: ${value}` });
    } else if (top !== undefined) {
      book.take(top);
    }
  }
}

function readId(row: FormRow | undefined, { fileName }: FormSurroundings, book: CellBook): string {
  const cell = row?.at("form_id");
  const said = cell?.text.trim() ?? fileName.replace(/\.\w+$/, "");
  const id = codeFor(said, new Set());
  if (cell === undefined) {
    book.report("id-assumed", [], { sheet: "settings", other: id });
  } else if (id === said) {
    book.take(cell);
  } else {
    book.report("renamed", [cell], { value: said, other: id });
  }
  return id;
}

function readVersion(row: FormRow | undefined, book: CellBook): number {
  const cell = row?.at("version");
  if (cell === undefined) {
    return 1;
  }
  const said = cell.text.trim();
  const version = Number(said);
  if (/^\d+$/.test(said) && Number.isSafeInteger(version) && version >= 1) {
    book.take(cell);
    return version;
  }
  book.report("version", [cell], { value: said, other: "1" });
  return 1;
}

function readTitle(row: FormRow | undefined, { title }: OwnSheet, { main }: FormLanguages, book: CellBook): Texts {
  const cell = row?.at("form_title");
  if (cell === undefined) {
    return title ?? {};
  }
  if (title === null) {
    book.take(cell);
    return { [main]: cell.text.trim() };
  }
  // Our own sheet has the title in every language; here it stands for other tools.
  if (title[main] === cell.text) {
    book.take(cell);
  } else {
    book.report("title-twice", [cell], { value: cell.text.trim(), other: title[main] ?? "" });
  }
  return title;
}
