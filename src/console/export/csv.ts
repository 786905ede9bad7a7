import { stringify } from "csv-stringify/browser/esm/sync";

/** A number is written as it is; everything else is text, and never runs as a formula. */
export type Cell = string | number;

/** Excel reads UTF-8 only when the file begins with this. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * Cells that a spreadsheet could take for a formula, and cells that look as if we had already escaped one. The list is
 * the library's (= + - @ tab CR and their full-width forms), with line feed and NUL, which it lacks.
 */
const RISKY = /^'*[=+\-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A CSV file (RFC 4180, CRLF, comma) as text: the header, then the rows. */
export function csv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [header, ...rows].map((cells) => cells.map(escapeFormula));
  // With CRLF between lines the library would leave a lone CR or LF in a cell bare, and half the readers end the line there.
  const options = { record_delimiter: "\r\n", quote_record_delimiter: true, escape_formulas: true };
  return BYTE_ORDER_MARK + stringify(lines, options);
}

/**
 * One apostrophe before a risky text, which spreadsheets hide. Texts that already have apostrophes before a risky sign get one more, so
 * that taking one away from every escaped cell gives back exactly what was written.
 */
function escapeFormula(cell: Cell): Cell {
  return typeof cell === "string" && RISKY.test(cell) ? `'${cell}` : cell;
}
