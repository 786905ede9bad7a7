import { stringify } from "csv-stringify/browser/esm/sync";
import type { Cell } from "../domain/codebook/cell.ts";
import type { MakeWriter, TableWriter } from "./format.ts";
import { namesOf } from "./table.ts";
import { utf8 } from "./utf8-bytes.ts";

/** Excel reads UTF-8 only when the file begins with this. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * Where a spreadsheet could take a text for a formula (OWASP's list, with full-width forms, line feed and NUL): at its
 * beginning, and after whatever separates cells elsewhere. A Swedish Excel splits at semicolons, takes a quotation mark
 * in mid-line for a letter, and so begins a row at the line break in a quoted text.
 */
const RISKY = /(^|[,;\t\r\n])(?=["']*[=+\-@\0\uFF1D\uFF0B\uFF0D\uFF20])/g;
const RISKY_BEGINNING = /^(?=["']*[\t\r\n])/;

/** A CSV file for each table, as Excel likes them. */
export const csvFiles: MakeWriter = ({ prefix, open }) => ({
  table: (head) => {
    const file = open({ name: `${prefix}-${head.name}.csv`, type: "text/csv", kind: head.name });
    file.put(utf8(BYTE_ORDER_MARK));
    const { rows } = csvLines(namesOf(head), (text) => file.put(utf8(text)));
    return { rows, end: file.close };
  },
  end: () => undefined,
});

/**
 * The lines of a CSV file (RFC 4180, CRLF, comma): the header at once, then the rows. A number is written as it is; everything
 * else is text, and never runs as a formula. What is missing stands there by its code.
 */
export function csvLines(names: readonly string[], put: (text: string) => void): Pick<TableWriter, "rows"> {
  // With CRLF between lines the library would leave a lone CR or LF in a cell bare, and half the readers end the line there.
  const options = { record_delimiter: "\r\n", quote_record_delimiter: true };
  put(stringify([names.map(escapeFormula)], options));
  return {
    rows: (rows) =>
      put(
        stringify(
          rows.map((cells) => cells.map(written)),
          options,
        ),
      ),
  };
}

/**
 * One apostrophe at each risky place. What already has apostrophes there gets one more, so that taking one away from
 * each such place gives back exactly what was written.
 */
function escapeFormula(text: string): string {
  return text.replace(RISKY, "$1'").replace(RISKY_BEGINNING, "'");
}

function written(cell: Cell): string | number {
  if (cell.kind === "number") {
    return cell.number;
  }
  return escapeFormula(cell.kind === "text" ? cell.text : cell.code);
}
