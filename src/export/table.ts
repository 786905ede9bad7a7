import type { Cell } from "../domain/codebook/cell.ts";
import type { Variable } from "../domain/codebook/codebook.ts";
import { bytesOf } from "./utf8-bytes.ts";

/** One column of a table: a variable of the codebook, or what another table has in its place. */
export type Column = Omit<Variable, "kind"> & {
  readonly kind: Variable["kind"] | "text";
  /** In UTF-8 bytes: no text or code in it is longer. Formats with columns of a fixed width need to know before the first row. */
  readonly longest: number;
};

export type Row = readonly Cell[];

export const TABLES = ["answers", "codebook", "errors", "texts", "tally", "reasons", "sheet", "languages", "sites"] as const;
export type TableName = (typeof TABLES)[number];

/** What a table is before its first row is there. */
export type TableHead = { readonly name: TableName; readonly columns: readonly Column[] };

export function namesOf({ columns }: Pick<TableHead, "columns">): readonly string[] {
  return columns.map(({ name }) => name);
}

/** What a writer of any format gets: the columns, and rows with a cell for each. */
export type Table = TableHead & { readonly rows: readonly Row[] };

/** A table whose rows are all there, so that its columns can be measured. */
export function tableOf(name: TableName, columns: readonly Omit<Column, "longest">[], rows: readonly Row[]): Table {
  const measured = columns.map((column, position) => {
    const longest = rows.reduce((most, row) => Math.max(most, bytesOf(textOf(row[position]))), 0);
    return { ...column, longest };
  });
  return { name, columns: measured, rows };
}

/** What stands in a cell where a format has nothing but texts. */
export function textOf(cell: Cell | undefined): string {
  if (cell === undefined) {
    return "";
  }
  switch (cell.kind) {
    case "number":
      return String(cell.number);
    case "text":
      return cell.text;
    case "code":
    case "missing":
      return cell.code;
  }
}
