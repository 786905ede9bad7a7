/** A sheet as texts, row by row as the spreadsheet numbers them: `rows[0]` is row 1. An empty cell is an empty text. */
export type Sheet = {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** Areas that are one cell on the screen, such as `B2:C2`: only the first of their cells has a text. */
  readonly merged?: readonly string[];
};

export type Workbook = readonly Sheet[];

/** Why a file holds no workbook that could be read. The screen owns the words. */
export type WorkbookFault =
  | "too-large"
  | "not-a-workbook"
  | "old-workbook"
  | "locked-workbook"
  | "damaged-workbook"
  | "not-a-csv";

/** What a spreadsheet calls a column, counted from 0: `A`, `Z`, `AA`. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}

/** Whether a cell says something. */
export function isFilled(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== "";
}
