import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { numberCell, textCell } from "../../src/domain/codebook/cell.ts";
import { csvFiles } from "../../src/export/csv.ts";
import type { Row } from "../../src/export/table.ts";
import { FILE_WORDS } from "../support/export-words.ts";
import { ORGANISATION, round } from "../support/opened-round.ts";

describe("a CSV file", () => {
  test("begins with a byte order mark and ends every line with CRLF", () => {
    expect(texts(["a", "b"], [["1", "två"]])).toBe("\uFEFFa,b\r\n1,två\r\n");
  });

  test("quotes what has commas, quotes or line breaks in it", () => {
    expect(texts(["a"], [['say "hej", du'], ["två\nrader"]])).toBe('\uFEFFa\r\n"say ""hej"", du"\r\n"två\nrader"\r\n');
  });

  test.each(["=1+1", "+46", "-5", "@sum", "\t1", "\r1", "\n1", "\0=1", "＝1", "＋1", "－1", "＠1", '"=1', "'=1"])(
    "escapes a text that begins like a formula: %j",
    (text) => {
      expect(cellsOf(texts(["a"], [[text]]))).toEqual([["a"], [`'${text}`]]);
    },
  );

  test("escapes a column's name, too", () => {
    expect(cellsOf(texts(["=a"], []))).toEqual([["'=a"]]);
  });

  test("writes a negative number as a number", () => {
    expect(csv(["a"], [[numberCell(-5)]])).toBe("\uFEFFa\r\n-5\r\n");
  });

  test("gives back what was written, whatever it was", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hostile, hostile), { minLength: 1, maxLength: 6 }), (rows) => {
        const [, ...found] = cellsOf(texts(["a", "b"], rows));
        expect(found.map((cells) => cells.map(unescapeFormula))).toEqual(rows.map((cells) => cells.map(String)));
      }),
      { numRuns: 2000 },
    );
  });

  test("never has a cell that a spreadsheet could run", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const [, [cell = ""] = []] = cellsOf(texts(["a"], [[text]]));
        expect(cell).not.toMatch(/^[=+\-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20]/);
      }),
      { numRuns: 10_000 },
    );
  });

  test("has no such cell either where a spreadsheet splits at other signs, and takes quotation marks for letters", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const cells = texts(["a", "b"], [["x", text]])
          .slice(1)
          .split(/[,;\t\r\n]/)
          .map((cell) => cell.replace(/^"+/, ""));
        expect(cells.filter((cell) => /^[=+\-@\0\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell))).toEqual([]);
      }),
      { numRuns: 10_000 },
    );
  });

  test.each([
    ["hej;=1+1;x", "hej;'=1+1;x"],
    ["tack\n=HYPERLINK(1)\nx", "tack\n'=HYPERLINK(1)\nx"],
    ["\t=1", "'\t'=1"],
    ['hej;"=1', "hej;'\"=1"],
    ["5-6, 7", "5-6, 7"],
  ])("escapes what stands after another country's separator: %j", (text, escaped) => {
    expect(cellsOf(texts(["a"], [[text]]))).toEqual([["a"], [escaped]]);
  });
});

const piece = fc.constantFrom(
  "=",
  "+",
  "-",
  "@",
  "\t",
  "\r",
  "\n",
  "\0",
  "'",
  '"',
  ",",
  ";",
  "a",
  "cmd|'/C calc'!A0",
  "å",
  "ع",
  "＝",
  " ",
);
const hostile: fc.Arbitrary<string> = fc.oneof(
  fc.array(piece, { maxLength: 6 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 12 }),
);

/** A file with nothing but texts in it. */
function texts(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return csv(
    header,
    rows.map((cells) => cells.map(textCell)),
  );
}

/** RFC 4180, read by hand: nothing of the writer's own. */
function cellsOf(file: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let rest = file.replace(/^\uFEFF/, "");
  while (rest !== "") {
    const [, quoted, plain = "", end = ""] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest) ?? [];
    const raw = quoted === undefined ? plain.length : quoted.length + 2;
    if (end === "") {
      throw new Error(`a cell doesn't end: ${JSON.stringify(rest.slice(0, 40))}`);
    }
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "\r\n") {
      rows.push(row);
      row = [];
    }
    rest = rest.slice(raw + end.length);
  }
  return rows;
}

/** What a reader does who wants the text and not the spreadsheet: one apostrophe less at each risky place. */
function unescapeFormula(cell: string): string {
  return cell.replace(/^'(?=["']*[\t\r\n])|(?<=^|[,;\t\r\n])'(?=["']*[=+\-@\0\uFF1D\uFF0B\uFF0D\uFF20])/g, "");
}

function csv(header: readonly string[], rows: readonly Row[]): string {
  const parts: Uint8Array[] = [];
  const open = () => ({ put: (bytes: Uint8Array) => void parts.push(bytes), close: () => undefined });
  const writer = csvFiles({
    origin: { organisation: ORGANISATION, round: round(), sites: [] },
    prefix: "",
    words: FILE_WORDS,
    open,
  });
  const columns = header.map((name) => ({ name, label: name, kind: "text" as const, values: [], longest: 0 }));
  const table = writer.table({ name: "answers", columns });
  table.rows(rows);
  table.end();
  return Buffer.concat(parts).toString("utf8");
}
