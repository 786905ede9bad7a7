import writeSheets, { type Row } from "write-excel-file/universal";
import type { Workbook } from "./workbook.ts";

const HEAD = {
  type: String,
  format: "@",
  fontWeight: "bold",
  backgroundColor: "#e1eeeb",
  wrap: true,
  alignVertical: "top",
} as const;
const CELL = { type: String, format: "@", wrap: true, alignVertical: "top" } as const;

/** An Excel workbook. All cells are text, so nothing in it is ever a formula or a day. */
export async function writeWorkbook(workbook: Workbook): Promise<Uint8Array<ArrayBuffer>> {
  const sheets = workbook.map(({ name, rows }) => ({
    sheet: name,
    data: rows.map((row, position) => row.map((value) => ({ value: escaped(value), ...(position === 0 ? HEAD : CELL) })) as Row),
    columns: (rows[0] ?? []).map((heading) => ({ width: widthOf(heading) })),
    stickyRowsCount: 1,
  }));
  const blob = await writeSheets(sheets, { fontFamily: "Calibri", fontSize: 11 }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

function widthOf(heading: string): number {
  return heading.startsWith("label") ? 48 : 18;
}

/** Signs that XML can't hold or the library leaves out, halves of characters, and what already looks like such an escape. */
const UNSAYABLE = /(?![\t\n])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\ufffd]|_(?=x[0-9A-Fa-f]{4}_)/gu;

/** Names that every JavaScript object has: write-excel-file 4.1.1 looks texts up in one, and finds these there. */
const INBORN = new Set(["__proto__", ...Object.getOwnPropertyNames(Object.prototype)]);

/** As spreadsheets write what XML can't: `_x0007_` (ECMA-376, ST_Xstring). They show the sign itself. */
function escaped(text: string): string {
  const said = text.replaceAll(UNSAYABLE, hexOf);
  return INBORN.has(said) ? hexOf(said.slice(0, 1)) + said.slice(1) : said;
}

function hexOf(sign: string): string {
  const units = Array.from({ length: sign.length }, (_, position) => sign.charCodeAt(position));
  return units.map((unit) => `_x${unit.toString(16).toUpperCase().padStart(4, "0")}_`).join("");
}
