import { type Unzipped, unzipSync, zipSync } from "fflate";
import readSheets, { type CellValue } from "read-excel-file/universal";
import { err, ok, type Result } from "../kernel/result.ts";
import type { Sheet, Workbook, WorkbookFault } from "./workbook.ts";

/** Of a file as it is brought; the largest forms that were seen have some hundred kilobytes. */
const MOST_BYTES = 10_000_000;
/** Of all that is packed in it. A small file can claim to hold more than any memory. */
const MOST_UNPACKED = 60_000_000;
const MOST_PARTS = 2_000;
/** Rows and columns up to the last with something in it, multiplied: a single cell far out makes a sheet of all before it. */
const MOST_CELLS = 2_000_000;
/** As many as spreadsheets have; empty ones cost little. */
const MOST_ROWS = 1_048_576;

/** The sheets of an Excel workbook (`.xlsx`). Numbers, days and truths become the texts that people see there. */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<Workbook, WorkbookFault>> {
  const parts = unpack(bytes);
  if (!parts.ok) {
    return parts;
  }
  const sheetParts = Object.entries(parts.value).filter(([name]) => /^xl\/worksheets\/[^/]+\.xml$/.test(name));
  const markups = new Map(sheetParts.map(([name, content]) => [name, new TextDecoder().decode(content)]));
  if ([...markups.values()].some(isTooWide)) {
    return err("too-large");
  }
  try {
    // Only what was unpacked within the limits goes on, so that the library can't be made to unpack more.
    const packed = zipSync(parts.value, { level: 0 });
    const read = await readSheets(new Blob([packed]), { trim: false, parseNumber: (text) => text });
    const merged = mergedBySheet(parts.value, markups);
    return ok(
      read.map(({ sheet, data }): Sheet => {
        const areas = merged.get(sheet) ?? [];
        const rows = data.map((row) => row.map(textOf));
        return { name: sheet, rows, ...(areas.length === 0 ? {} : { merged: areas }) };
      }),
    );
  } catch {
    // The library has no closed list of what it throws at.
    return err("damaged-workbook");
  }
}

function unpack(bytes: Uint8Array): Result<Unzipped, WorkbookFault> {
  if (bytes.length > MOST_BYTES) {
    return err("too-large");
  }
  if (beginsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    // The container of Excel 97 and of workbooks under a password.
    return err(hasText(bytes, "EncryptedPackage") ? "locked-workbook" : "old-workbook");
  }
  if (!beginsWith(bytes, [0x50, 0x4b])) {
    return err("not-a-workbook");
  }
  let [claimed, parts] = [0, 0];
  const within = (size: number): boolean => {
    claimed += size;
    parts += 1;
    return claimed <= MOST_UNPACKED && parts <= MOST_PARTS;
  };
  try {
    // Nothing is unpacked beyond the size that it claims to have.
    const unpacked = unzipSync(bytes, {
      filter: ({ name, originalSize }) => /\.(xml|rels)$/.test(name) && within(originalSize),
    });
    if (claimed > MOST_UNPACKED || parts > MOST_PARTS) {
      return err("too-large");
    }
    return "xl/workbook.xml" in unpacked ? ok(unpacked) : err("not-a-workbook");
  } catch {
    return err("damaged-workbook");
  }
}

function isTooWide(markup: string): boolean {
  for (const [, row = "0"] of markup.matchAll(/<(?:\w+:)?row\b[^>]*?\sr="(\d+)"/g)) {
    if (Number(row) > MOST_ROWS) {
      return true;
    }
  }
  let [rows, columns] = [0, 0];
  // A cell without content ends in "/>": programs keep colours in thousands of those.
  for (const [, column = "", row = "0"] of markup.matchAll(/<(?:\w+:)?c\b[^>]*?\sr="([A-Z]+)(\d+)"(?:[^>]*[^>/])?>/g)) {
    columns = Math.max(
      columns,
      [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0),
    );
    rows = Math.max(rows, Number(row));
  }
  return rows > MOST_ROWS || rows * columns > MOST_CELLS;
}

/** The library doesn't say which cells are merged: their markup does. */
function mergedBySheet(parts: Unzipped, markups: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const text = (name: string): string => (parts[name] === undefined ? "" : new TextDecoder().decode(parts[name]));
  const targets = new Map(
    [...text("xl/_rels/workbook.xml.rels").matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, "Id"),
      attribute(tag, "Target").replace(/^\/?(?:xl\/)?/, "xl/"),
    ]),
  );
  return new Map(
    [...text("xl/workbook.xml").matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)].map(([tag]) => {
      const markup = markups.get(targets.get(attribute(tag, "id")) ?? "") ?? "";
      const areas = [...markup.matchAll(/<(?:\w+:)?mergeCell\b[^>]*>/g)].map(([one]) => attribute(one, "ref"));
      return [attribute(tag, "name"), areas];
    }),
  );
}

function attribute(tag: string, name: "Id" | "id" | "Target" | "name" | "ref"): string {
  return new RegExp(`\\s(?:\\w+:)?${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
}

/** A day is written as people who make forms write it; a time of day is no part of any form. */
function textOf(value: CellValue<string> | null): string {
  if (value === null) {
    return "";
  }
  if (typeof value === "boolean") {
    return value ? "TRUE" : "FALSE";
  }
  const held: unknown = value;
  return held instanceof Date ? held.toISOString().slice(0, 10) : String(held);
}

function beginsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, position) => bytes[position] === byte);
}

/** Names in that container are UTF-16. */
function hasText(bytes: Uint8Array, text: string): boolean {
  return new TextDecoder("utf-16le").decode(bytes.subarray(0, 200_000)).includes(text);
}
