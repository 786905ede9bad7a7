import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readCsvWorkbook } from "../../src/xlsform/csv-workbook.ts";
import { readFormFile } from "../../src/xlsform/read-form-file.ts";
import { readWorkbook } from "../../src/xlsform/read-workbook.ts";
import { writeWorkbook } from "../../src/xlsform/write-workbook.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The parts of a workbook whose one sheet has this markup. */
function partsOf(sheet: string): Record<string, Uint8Array> {
  return {
    "xl/workbook.xml": strToU8(
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="survey" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    "xl/worksheets/sheet1.xml": strToU8(`<worksheet xmlns="${MAIN}">${sheet}</worksheet>`),
  };
}

function workbookOf(sheet: string): Uint8Array {
  return zipSync(partsOf(sheet));
}

function latin1(letters: string): readonly number[] {
  return Array.from(letters, (letter) => letter.charCodeAt(0));
}

const text = (at: string, said: string) => `<c r="${at}" t="inlineStr"><is><t>${said}</t></is></c>`;

describe("a workbook", () => {
  test("is what people see in its cells", async () => {
    const rows = `<row r="1">${text("A1", "type")}<c r="B1"><v>20240515143545</v></c><c r="D1" t="b"><v>1</v></c></row><row r="3">${text("A3", " x ")}</row>`;
    expect(await readWorkbook(workbookOf(`<sheetData>${rows}</sheetData>`))).toEqual({
      ok: true,
      value: [
        {
          name: "survey",
          rows: [
            ["type", "20240515143545", "", "TRUE"],
            ["", "", "", ""],
            [" x ", "", "", ""],
          ],
        },
      ],
    });
  });

  test("says which cells are merged", async () => {
    const markup = `<sheetData><row r="1">${text("A1", "type")}</row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>`;
    expect(await readWorkbook(workbookOf(markup))).toMatchObject({ ok: true, value: [{ merged: ["A1:B1"] }] });
  });

  test("with colours down to the last row is no larger than what stands in it", async () => {
    const markup = `<sheetData><row r="1">${text("A1", "type")}</row><row r="1048576"><c r="A1048576" s="1"/></row></sheetData>`;
    expect(await readWorkbook(workbookOf(markup))).toMatchObject({ ok: true, value: [{ rows: [["type"]] }] });
  });
});

describe("a file that can't be read says why", () => {
  const code = async (bytes: Uint8Array) => {
    const read = await readWorkbook(bytes);
    return read.ok ? null : read.error;
  };

  test("when it is no workbook", async () => {
    expect(await code(strToU8("hello"))).toBe("not-a-workbook");
    expect(await code(new Uint8Array())).toBe("not-a-workbook");
    expect(await code(zipSync({ "a.txt": strToU8("a") }))).toBe("not-a-workbook");
  });

  test("when it is Excel's old kind, or locked", async () => {
    const container = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    expect(await code(new Uint8Array([...container, ...Array.from({ length: 600 }, () => 0)]))).toBe("old-workbook");
    const name = latin1("EncryptedPackage").flatMap((byte) => [byte, 0]);
    expect(await code(new Uint8Array([...container, ...name]))).toBe("locked-workbook");
  });

  test("when it is cut off, or no XML", async () => {
    const whole = workbookOf("<sheetData></sheetData>");
    expect(await code(whole.subarray(0, whole.length - 40))).toBe("damaged-workbook");
    expect(await code(workbookOf(`<sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row></sheetData>`))).toBe(
      "damaged-workbook",
    );
  });

  test("when it is huge", async () => {
    expect(await code(new Uint8Array(10_000_001))).toBe("too-large");
  });

  test("when it unpacks to more than it may: a small file of 70 million spaces", async () => {
    const bomb = zipSync({ ...partsOf("<sheetData></sheetData>"), "xl/sharedStrings.xml": new Uint8Array(70_000_000).fill(32) });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await code(bomb)).toBe("too-large");
  });

  test("when it unpacks to more than it claims", async () => {
    const parts = { ...partsOf("<sheetData></sheetData>"), "xl/sharedStrings.xml": new Uint8Array(1_000_000).fill(32) };
    const lying = zipSync(parts);
    const view = new DataView(lying.buffer);
    for (let at = 0; at < lying.length - 30; at++) {
      // The claimed size in the file's own head and in the archive's table.
      const size = view.getUint32(at, true) === 0x04034b50 ? at + 22 : view.getUint32(at, true) === 0x02014b50 ? at + 24 : null;
      if (size !== null && view.getUint32(size, true) === 1_000_000) {
        view.setUint32(size, 10, true);
      }
    }
    expect(await code(lying)).toBe("damaged-workbook");
  });

  test("when a cell far out makes a sheet of all before it", async () => {
    expect(await code(workbookOf(`<sheetData><row r="1000000">${text("ZZ1000000", "x")}</row></sheetData>`))).toBe("too-large");
    expect(await code(workbookOf(`<sheetData><row r="99999999999"></row></sheetData>`))).toBe("too-large");
  });

  test("when a CSV file doesn't close a quotation mark", () => {
    expect(readCsvWorkbook('type,name\nnote,"a')).toEqual({ ok: false, error: "not-a-csv" });
  });
});

describe("a CSV file", () => {
  test("with a Swedish spreadsheet's semicolons is read like any other", () => {
    expect(readCsvWorkbook("\uFEFFtype;name;label\r\nnote;a;Ett, två\r\n")).toEqual({
      ok: true,
      value: [
        {
          name: "survey",
          rows: [
            ["type", "name", "label"],
            ["note", "a", "Ett, två"],
          ],
        },
      ],
    });
  });

  test("may have a sheet's name beside its headings", () => {
    expect(readCsvWorkbook("survey,type,name\n,note,a\nchoices,list_name,name\n")).toMatchObject({
      ok: true,
      value: [
        {
          name: "survey",
          rows: [
            ["type", "name"],
            ["note", "a"],
          ],
        },
        { name: "choices", rows: [["list_name", "name"]] },
      ],
    });
  });

  test("that is in Windows-1252 has its å, ä and ö", async () => {
    const bytes = new Uint8Array(latin1("type,name,label\nnote,a,Räv"));
    expect(await readFormFile(bytes, { unnamed: "sv", fileName: "form.csv" })).toMatchObject({
      value: { questionnaire: { items: [{ text: { sv: "Räv" } }] } },
    });
  });
});

test("what is written as a workbook has no formula, whatever the text", async () => {
  const bytes = await writeWorkbook([{ name: "survey", rows: [["=1+1", "@x", "-1", "+1"]] }]);
  expect(await readWorkbook(bytes)).toEqual({ ok: true, value: [{ name: "survey", rows: [["=1+1", "@x", "-1", "+1"]] }] });
  const { unzipSync } = await import("fflate");
  expect(new TextDecoder().decode(unzipSync(bytes)["xl/worksheets/sheet1.xml"])).not.toContain("<f");
});
