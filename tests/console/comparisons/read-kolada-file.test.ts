import { describe, expect, test } from "vitest";
import { readKoladaFile } from "../../../src/console/comparisons/read-kolada-file.ts";

const file = (text: string | Uint8Array<ArrayBuffer>) => new File([text], "kolada");
async function reading(text: string | Uint8Array<ArrayBuffer>) {
  const read = await readKoladaFile(file(text));
  if (!read.read) {
    throw new Error(read.why);
  }
  return read.reading;
}
const said = (one: {
  readonly code: string;
  readonly municipality: string;
  readonly year: number;
  readonly group: string;
  readonly value: number;
}) => `${one.code} ${one.municipality} ${one.year} ${one.group} ${one.value}`;

describe("a table from Kolada", () => {
  test("as Swedish spreadsheets write it", async () => {
    const { values, missing } = await reading(
      "\uFEFFNyckeltal;Kommun;År;Kön;Värde\r\nU31500 Lätt att få kontakt;Almvik;2024;Kvinnor;84,5\r\nU31500;Almvik;2024;Män;..\r\n;;;;\r\nU31500;Norrby;2024;;71\r\n",
    );
    expect(values.map(said)).toEqual(["U31500 Almvik 2024 K 84.5", "U31500 Norrby 2024 T 71"]);
    expect(missing).toBe(1);
  });

  test("with a column for each year, and commas", async () => {
    const { values } = await reading("kpi,municipality,gender,2023,2024\nU31501,0180,T,70,\nU31501,1480,T,71.5,72\n");
    expect(values.map(said)).toEqual(["U31501 0180 2023 T 70", "U31501 1480 2023 T 71.5", "U31501 1480 2024 T 72"]);
  });

  test("of an older program, that wrote no UTF-8", async () => {
    const text = "Nyckeltal;Kommun;\u00c5r;K\u00f6n;V\u00e4rde\nU31500;\u00c4lmvik;2024;M\u00e4n;80\n";
    const { values } = await reading(Uint8Array.from(text, (sign) => sign.charCodeAt(0)));
    expect(values.map(said)).toEqual(["U31500 Älmvik 2024 M 80"]);
  });

  test("with faults says the row of each, as a spreadsheet counts them, and takes nothing", async () => {
    const { values, faults } = await reading(
      "Nyckeltal;Kommun;År;Kön;Värde\nU31500;Almvik;2024;T;80\nU31500;Almvik;i fjol;T;80\n\nkontakt;Almvik;2024;T;80\nU31500;Norrby;2024;T;många\n",
    );
    expect(faults.map(({ code, row, detail }) => [code, row, detail])).toEqual([
      ["bad-year", 3, "i fjol"],
      ["no-indicator", 5, "kontakt"],
      ["bad-value", 6, "många"],
    ]);
    expect(values).toEqual([]);
  });

  test.each([
    ["Kommun;År;Värde\nAlmvik;2024;80\n", "no-column", "kpi"],
    ["hej\n", "not-kolada", ""],
    ["", "not-kolada", ""],
    ['{"kommuner":[]}', "not-kolada", ""],
  ])("that is none says what is missing: %j", async (text, code, detail) => {
    expect((await reading(text)).faults).toEqual([{ code, row: null, detail }]);
  });
});

test("JSON is read as it comes, and what is cut off is said to be so", async () => {
  const whole = JSON.stringify({
    values: [{ kpi: "U31500", municipality: "0180", period: 2024, values: [{ gender: "T", value: 80 }] }],
  });
  expect((await reading(whole)).values.map(said)).toEqual(["U31500 0180 2024 T 80"]);
  expect(await readKoladaFile(file(whole.slice(0, -5)))).toEqual({ read: false, why: "not-json" });
  expect(await readKoladaFile({ size: 1e9, arrayBuffer: () => Promise.reject(new Error("too large")) })).toEqual({
    read: false,
    why: "too-large",
  });
  expect(await readKoladaFile({ size: 1, arrayBuffer: () => Promise.reject(new Error("moved")) })).toEqual({
    read: false,
    why: "unreadable-file",
  });
});
