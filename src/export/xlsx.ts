import type { Cell } from "../domain/codebook/cell.ts";
import type { OpenFile } from "./files.ts";
import type { FormatWriter, MakeWriter } from "./format.ts";
import { type Column, type Row, type TableHead, textOf } from "./table.ts";
import { utf8 } from "./utf8-bytes.ts";
import { xmlText } from "./xml-text.ts";
import { archiveInto } from "./zip.ts";

const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const PART = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Numbers of the formats in `styles`. */
const PLAIN = 0;
const TEXT = 1;
const NAME = 2;

/**
 * One workbook (ECMA-376) with a sheet for each table: numbers are numbers, all else is text in a cell of the format "text", so
 * that it stays text also when somebody edits the cell. There is no formula in it. Own code of a page or two, since the rows of
 * a large round must leave memory as they are written; the kept library that the translator's sheet is made with holds all of
 * them, and loses texts such as `toString`.
 */
export const xlsxFile: MakeWriter = ({ prefix, words, open }): FormatWriter => {
  const archive = archiveInto(open({ name: `${prefix}.xlsx`, type: TYPE, kind: "workbook" }));
  const sheets: string[] = [];
  return {
    table: (head) => {
      sheets.push(words.tables[head.name]);
      return sheet(head, archive.open(`xl/worksheets/sheet${sheets.length}.xml`), sheets.length === 1);
    },
    end: () => {
      for (const [name, content] of partsOf(sheets)) {
        archive.whole({ name, content });
      }
      archive.close();
    },
  };
};

function sheet({ columns }: TableHead, { put, close }: OpenFile, first: boolean) {
  const say = (text: string): void => put(utf8(text));
  const widths = columns.map(
    (column, position) => `<col min="${position + 1}" max="${position + 1}" width="${widthOf(column)}" customWidth="1"/>`,
  );
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const view = `<sheetView${first ? ' tabSelected="1"' : ""} workbookViewId="0">${pane}</sheetView>`;
  say(`${HEAD}<worksheet xmlns="${MAIN}"><sheetViews>${view}</sheetViews><cols>${widths.join("")}</cols><sheetData>`);
  const letters = columns.map((_, position) => lettersOf(position));
  say(`<row r="1">${columns.map(({ name }, position) => textXml(name, NAME, `${letters[position]}1`)).join("")}</row>`);
  let above = 1;
  const rowXml = (row: Row): string => {
    above += 1;
    return `<row r="${above}">${row.map((cell, position) => cellXml(cell, `${letters[position]}${above}`)).join("")}</row>`;
  };
  return {
    rows: (rows: readonly Row[]) => say(rows.map(rowXml).join("")),
    end: () => {
      say("</sheetData></worksheet>");
      close();
    },
  };
}

/** `A`, `Z`, `AA`: what a spreadsheet calls its columns. */
function lettersOf(position: number): string {
  const last = String.fromCharCode(65 + (position % 26));
  return position < 26 ? last : `${lettersOf(Math.floor(position / 26) - 1)}${last}`;
}

function cellXml(cell: Cell, place: string): string {
  if (cell.kind === "number") {
    return `<c r="${place}" s="${PLAIN}"><v>${cell.number}</v></c>`;
  }
  return textXml(textOf(cell), TEXT, place);
}

function textXml(text: string, style: number, place: string): string {
  return text === ""
    ? `<c r="${place}" s="${style}"/>`
    : `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}

/** In signs: enough for the name and for most of what stands below, not for all of it. */
function widthOf({ name, longest }: Column): number {
  return Math.min(48, Math.max(name.length, longest, 8)) + 2;
}

function partsOf(sheets: readonly string[]): readonly (readonly [name: string, content: string])[] {
  const numbers = sheets.map((_, position) => position + 1);
  const type = ({ part, kind }: { readonly part: string; readonly kind: string }): string =>
    `<Override PartName="${part}" ContentType="${PART}.${kind}+xml"/>`;
  const relation = ({ id, kind, target }: { readonly id: string; readonly kind: string; readonly target: string }): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  const relations = (all: readonly string[]): string =>
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join("")}</Relationships>`;
  return [
    [
      "[Content_Types].xml",
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/>${type({ part: "/xl/workbook.xml", kind: "sheet.main" })}${type({ part: "/xl/styles.xml", kind: "styles" })}` +
        `${numbers.map((n) => type({ part: `/xl/worksheets/sheet${n}.xml`, kind: "worksheet" })).join("")}</Types>`,
    ],
    ["_rels/.rels", relations([relation({ id: "rId1", kind: "officeDocument", target: "xl/workbook.xml" })])],
    [
      "xl/_rels/workbook.xml.rels",
      relations([
        ...numbers.map((n) => relation({ id: `rId${n}`, kind: "worksheet", target: `worksheets/sheet${n}.xml` })),
        relation({ id: "styles", kind: "styles", target: "styles.xml" }),
      ]),
    ],
    [
      "xl/workbook.xml",
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
        `${sheets.map((name, n) => `<sheet name="${xmlText(name)}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`).join("")}</sheets></workbook>`,
    ],
    ["xl/styles.xml", styles()],
  ];
}

/** 49 is the number of the built-in format "text". */
function styles(): string {
  const font = (bold: string): string => `<font>${bold}<sz val="11"/><name val="Calibri"/></font>`;
  const format = (number: number, fontId: number): string =>
    `<xf numFmtId="${number}" fontId="${fontId}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"${fontId > 0 ? ' applyFont="1"' : ""}/>`;
  return (
    `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2">${font("")}${font("<b/>")}</fonts>` +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
    `<cellXfs count="3">${format(0, 0)}${format(49, 0)}${format(49, 1)}</cellXfs></styleSheet>`
  );
}
