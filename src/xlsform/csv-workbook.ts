import { parse } from "csv-parse/browser/esm/sync";
import { stringify } from "csv-stringify/browser/esm/sync";
import { err, ok, type Result } from "../kernel/result.ts";
import { isFilled, type Sheet, type Workbook, type WorkbookFault } from "./workbook.ts";

const MOST_SIGNS = 10_000_000;
/** What the first row may begin with where a sheet's name stands beside its headings. */
const SHEETS = new Set(["survey", "choices", "settings"]);
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * Where a spreadsheet would take a text for a formula. Such a text gets an apostrophe in front, which spreadsheets take for
 * "this is text", and loses it when it is read; one that has apostrophes there of its own gets one more.
 */
const RISKY = /^'*[=+\-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * The sheets of a form in one CSV file, as other tools write it: a row with a sheet's name in its first column, and below it that
 * sheet's rows from the second column on. A file without any such row is the sheet `survey`.
 */
export function readCsvWorkbook(text: string): Result<Workbook, WorkbookFault> {
  if (text.length > MOST_SIGNS) {
    return err("too-large");
  }
  const rows = parsed(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
  if (rows === null) {
    return err("not-a-csv");
  }
  const [first = "", ...others] = rows[0] ?? [];
  if (!isFilled(first) || (others.some(isFilled) && !SHEETS.has(first.trim().toLowerCase()))) {
    return ok([{ name: "survey", rows }]);
  }
  const sheets: { name: string; rows: (readonly string[])[] }[] = [];
  for (const [name = "", ...cells] of rows) {
    if (isFilled(name)) {
      sheets.push({ name, rows: [] });
    }
    // A sheet's name may stand beside its headings.
    if (!isFilled(name) || cells.some(isFilled)) {
      sheets.at(-1)?.rows.push(cells);
    }
  }
  return ok(sheets);
}

/** The same out: UTF-8 with a byte order mark, CRLF. No text in it is ever a formula. */
export function writeCsvWorkbook(workbook: Workbook): string {
  const rows = workbook.flatMap(({ name, rows: own }: Sheet) => [[name], ...own.map((row) => ["", ...row.map(masked)])]);
  const width = Math.max(0, ...rows.map((row) => row.length));
  const padded = rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => "")]);
  return BYTE_ORDER_MARK + stringify(padded, { record_delimiter: "windows", quoted_match: /[\r\n]/ });
}

function parsed(text: string): readonly (readonly string[])[] | null {
  // Swedish spreadsheets part cells by semicolons.
  const [first = ""] = text.split(/\r\n|\r|\n/, 1);
  const signs = [",", ";", "\t"].sort((one, other) => first.split(other).length - first.split(one).length);
  const [delimiter = ","] = signs;
  try {
    const rows = parse(text, { delimiter, relax_column_count: true, record_delimiter: ["\r\n", "\n", "\r"] });
    return rows.map((row) => row.map(unmasked));
  } catch {
    return null;
  }
}

function masked(text: string): string {
  return RISKY.test(text) ? `'${text}` : text;
}

function unmasked(text: string): string {
  return text.startsWith("'") && RISKY.test(text) ? text.slice(1) : text;
}
