import readXlsxFile, { type CellValue } from "read-excel-file/node";
import writeXlsxFile, { type Row } from "write-excel-file/node";
import type { Language } from "../src/kernel/language.ts";
import type { Returned } from "./check-texts.ts";
import { localeDirection } from "./locale-row.ts";
import type { ToTranslate } from "./to-translate.ts";

/** The headings are the sheet's contract: a column is found by its heading, wherever it has been moved. */
const HEADINGS = {
  part: "Del",
  key: "Nyckel",
  note: "Var texten står",
  swedish: "Svenska",
  text: "Översättning",
  remark: "Fråga eller kommentar",
} as const;
const WIDTHS = [22, 34, 44, 60, 60, 40];
const HEAD = { fontWeight: "bold", backgroundColor: "#e1eeeb", wrap: true, alignVertical: "top" } as const;
const CELL = { type: String, format: "@", wrap: true, alignVertical: "top" } as const;
/** What the translator fills. */
const OPEN = { ...CELL, backgroundColor: "#fff8e1" } as const;

const HELP = [
  "Fyll i kolumnen ”Översättning”, rad för rad. Lämna de andra kolumnerna som de är.",
  "Enkla ord som alla förstår. Skriv som du skulle säga det till någon som läser lite.",
  "Det som står inom dubbla klamrar, till exempel {{count}}, fylls i av programmet: skriv det likadant, på den plats där det hör hemma i meningen.",
  "Svaren på en fråga ska vara lika starka åt båda hållen.",
  "Är något oklart, skriv det i kolumnen ”Fråga eller kommentar”.",
] as const;

/** Writes an Excel workbook: what to do, and a row for each text. All cells are text, so nothing in it is ever a formula. */
export async function writeSheet(path: string, rows: readonly ToTranslate[], language: Language): Promise<void> {
  const head = Object.values(HEADINGS).map((value) => ({ value, ...HEAD }));
  const rtl = localeDirection(language) === "rtl";
  const data = rows.map(
    ({ part, key, note, swedish, present }): Row => [
      { value: part, ...CELL },
      { value: key, ...CELL },
      { value: note, ...CELL },
      { value: swedish, ...CELL },
      { value: present, ...OPEN, ...(rtl ? { align: "right" as const } : {}) },
      { value: "", ...OPEN },
    ],
  );
  await writeXlsxFile(
    [
      { sheet: language, data: [head, ...data], columns: WIDTHS.map((width) => ({ width })), stickyRowsCount: 1 },
      { sheet: "Läs först", data: HELP.map((line): Row => [{ value: line, ...CELL }]), columns: [{ width: 110 }] },
    ],
    { fontFamily: "Calibri", fontSize: 11 },
  ).toFile(path);
}

export type UnreadableSheet =
  | { readonly code: "no-workbook" }
  | { readonly code: "no-columns"; readonly missing: readonly string[] };

/** The rows of the first sheet that has the headings; rows without a key are passed over. */
export async function readSheet(path: string): Promise<readonly Returned[] | UnreadableSheet> {
  const sheets = await readXlsxFile(path).catch(() => null);
  if (sheets === null) {
    return { code: "no-workbook" };
  }
  const wanted = [HEADINGS.part, HEADINGS.key, HEADINGS.swedish, HEADINGS.text];
  const missingIn = (head: readonly CellValueOrNull[] = []): readonly string[] =>
    wanted.filter((heading) => !head.map(textOf).includes(heading));
  const found = sheets.find(({ data }) => missingIn(data[0]).length === 0);
  if (found === undefined) {
    return { code: "no-columns", missing: missingIn(sheets[0]?.data[0]) };
  }
  const [head = [], ...rows] = found.data;
  const column = (heading: string): number => head.map(textOf).indexOf(heading);
  const [part, key, swedish, text] = wanted.map(column) as [number, number, number, number];
  return rows.flatMap((row, index) => {
    const cell = (at: number): string => textOf(row[at] ?? null);
    const one = { part: cell(part), key: cell(key), swedish: cell(swedish), text: cell(text), at: `rad ${index + 2}` };
    return one.key === "" ? [] : [one];
  });
}

type CellValueOrNull = CellValue | null;

/** A number that the spreadsheet made of a text is that text again. */
function textOf(cell: CellValueOrNull): string {
  return cell === null ? "" : String(cell).trim();
}
