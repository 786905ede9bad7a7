import { err, ok, type Result } from "../kernel/result.ts";
import type { CellBook } from "./cell-book.ts";
import type { Cell, FormFault } from "./findings.ts";
import { type Heading, readHeadings } from "./headings.ts";
import { columnLetters, isFilled, type Sheet } from "./workbook.ts";

/** A sheet of a form with its headings read. */
export type FormTable = {
  readonly sheet: string;
  readonly headings: readonly (Heading | null)[];
  readonly rows: readonly FormRow[];
};

/** One row: what stands in it, and where. */
export type FormRow = {
  /** The filled cells, in the order of the columns. */
  readonly cells: readonly FormCell[];
  /** The cell of a column that has no languages. */
  readonly at: (about: string) => FormCell | undefined;
  /** The cells of a column that has. */
  readonly all: (about: string) => readonly FormCell[];
};

export type FormCell = Cell & { readonly heading: Heading; readonly text: string };

/** Nothing of a sheet is known that has the same column twice: which one was meant? */
export function readTable(sheet: Sheet, isKnown: (about: string) => boolean): Result<FormTable, readonly FormFault[]> {
  const headings = readHeadings(sheet.rows[0]);
  const seen = new Set<string>();
  const faults = headings.flatMap((heading, column): FormFault[] => {
    if (heading === null || !isKnown(heading.about)) {
      return [];
    }
    const name = `${heading.about}::${heading.language ?? ""}`;
    const isTwice = seen.has(name);
    seen.add(name);
    const value = (sheet.rows[0]?.[column] ?? "").trim();
    return isTwice ? [{ code: "duplicate-column", sheet: sheet.name, column: columnLetters(column), value }] : [];
  });
  if (faults.length > 0) {
    return err(faults);
  }
  const rows = sheet.rows.map((row, position): FormRow => {
    const cells = row.flatMap((text, column): FormCell[] => {
      const heading = headings[column];
      return heading !== undefined && heading !== null && isFilled(text) && position > 0
        ? [{ sheet: sheet.name, row: position, column, heading, text }]
        : [];
    });
    return {
      cells,
      at: (about) => cells.find(({ heading }) => heading.about === about),
      all: (about) => cells.filter(({ heading }) => heading.about === about),
    };
  });
  return ok({ sheet: sheet.name, headings, rows: rows.slice(1) });
}

/** Speaks of columns that nobody knows and of cells under no heading; the headings of the others are taken. */
export function accountForHeadings(sheet: Sheet, table: FormTable, isKnown: (about: string) => boolean, book: CellBook): void {
  const width = Math.max(0, ...sheet.rows.map((row) => row.length));
  for (let column = 0; column < width; column++) {
    const heading = table.headings[column] ?? null;
    const top: Cell = { sheet: sheet.name, row: 0, column };
    if (heading !== null && isKnown(heading.about)) {
      book.take(top);
      continue;
    }
    const filled = sheet.rows.flatMap((row, position): Cell[] =>
      isFilled(row[column]) ? [{ sheet: sheet.name, row: position, column }] : [],
    );
    const [first] = filled;
    if (first !== undefined) {
      const value = (sheet.rows[first.row]?.[column] ?? "").trim();
      book.report(heading === null ? "no-heading" : "unknown-column", filled, { value });
    }
  }
}
