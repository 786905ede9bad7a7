import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import readXlsxFile from "read-excel-file/node";
import { describe, expect, test } from "vitest";
import { type Cell, codeCell, numberCell, textCell } from "../../src/domain/codebook/cell.ts";
import { indicators } from "../../src/domain/results/indicators.ts";
import { FORMATS, type Format } from "../../src/export/format.ts";
import { type MemoryFile, memoryFiles } from "../../src/export/memory-files.ts";
import { type Column, type Row, tableOf } from "../../src/export/table.ts";
import { WRITERS } from "../../src/export/writers.ts";
import { parseCsv } from "../day/recount.ts";
import { hostileText } from "../support/arbitrary-questionnaire.ts";
import { FILE_WORDS } from "../support/export-words.ts";
import { exported, only, textIn } from "../support/exported.ts";
import { ALL_KINDS, ALL_SITES, allKinds } from "../support/exported-round.ts";
import { DAY, ORGANISATION, openedOf, round, SITES } from "../support/opened-round.ts";
import { BUILT_IN } from "../support/questionnaires.ts";
import { readSav } from "../support/read-sav.ts";
import { readXlsx } from "../support/read-xlsx.ts";
import { STROKES } from "../support/strokes.ts";

const DAY_OF = { organisation: ORGANISATION, round: round(), sites: SITES };
const KINDS_OF = { organisation: ORGANISATION, round: round(ALL_KINDS), sites: ALL_SITES };

/** What the CSV of the same export has, row by row: its bytes are held elsewhere, and it is read back by hand. */
async function csvRows(kind: MemoryFile["kind"]): Promise<Record<string, string>[]> {
  return parseCsv(textIn(only(await exported(KINDS_OF, allKinds(), { tally: STROKES }), kind)));
}

describe("a workbook", () => {
  test("has a sheet for each table, with the same values, numbers as numbers", async () => {
    const file = only(await exported(KINDS_OF, allKinds(), { formats: ["xlsx"], tally: STROKES }), "workbook");
    const sheets = readXlsx(file.content);
    expect([...sheets.keys()]).toEqual(["Svar", "Kodbok", "Räknas inte", "Fritext", "Streck", "Orsaker till nej"]);
    const [head = [], ...rows] = sheets.get("Svar") ?? [];
    const expected = await csvRows("answers");
    expect(rows).toHaveLength(60);
    const visits = head.indexOf("visits");
    for (const [position, row] of rows.entries()) {
      const csv = expected[position] ?? {};
      const plain = (name: string): string => (csv[name] ?? "").replace(/^'(?==)/, "");
      expect(row.map(String)).toEqual(head.map((name) => plain(String(name))));
      expect(typeof row[visits]).toBe(/^-?\d+$/.test(plain("visits")) ? "number" : "string");
    }
    const [, ...strokes] = sheets.get("Streck") ?? [];
    expect(strokes.map((row) => row.slice(-7))).toContainEqual([20, 2, 9, 1, 0, 0, 0]);
  });

  test("is read by a library of others, with å, ä, ö and Arabic as they are", async () => {
    const sites = [{ ...SITES[0], name: "Kårhuset, väntrum Ö – مكتب" }] as typeof SITES;
    const file = only(await exported({ ...DAY_OF, sites }, openedOf(DAY), { formats: ["xlsx"], tally: STROKES }), "workbook");
    const read = await readXlsxFile(Buffer.from(file.content));
    const answers = read.find(({ sheet }) => sheet === "Svar")?.data ?? [];
    expect(answers).toHaveLength(76);
    expect(answers[1]?.[3]).toBe("Kårhuset, väntrum Ö – مكتب");
    const strokes = read.find(({ sheet }) => sheet === "Streck")?.data ?? [];
    expect(strokes[1]?.slice(-7)).toEqual([0, 0, 0, 0, 3, 0, 1]);
  });
});

describe("a file for SPSS", () => {
  test("has every code as a labelled number, what is missing as missing, in the codebook's words", async () => {
    const { encoding, variables, cases } = readSav(
      only(await exported(KINDS_OF, allKinds(), { formats: ["sav"] }), "answers").content,
    );
    expect(encoding).toBe("UTF-8");
    expect(cases).toHaveLength(60);
    const csv = await csvRows("answers");
    const codebook = await csvRows("codebook");
    for (const [position, variable] of variables.entries()) {
      const ours = Object.keys(csv[0] ?? {})[position] ?? "";
      const labels = codebook.filter((row) => row["variable"] === ours && row["value_label"] !== "");
      const plain = (text: string | undefined): string => (text ?? "").replace(/^'(?==)/, "");
      expect(variable.label).toBe(plain(codebook.find((row) => row["variable"] === ours)?.["label"]));
      for (const [n, one] of cases.entries()) {
        const said = plain(csv[n]?.[ours]);
        const value = one[position];
        const known = labels.find((row) => plain(row["code"]) === said);
        if (typeof value !== "number") {
          expect(value).toBe(said);
        } else if (known === undefined) {
          expect([String(value), variable.missing(value)]).toEqual([said, false]);
        } else {
          expect([variable.labels.get(value), variable.missing(value)]).toEqual([
            plain(known["value_label"]),
            known["missing"] === "1",
          ]);
        }
      }
    }
  });

  test("keeps the order of a scale, its own numbers where codes are numbers, and missing values below all that can be answered", async () => {
    const { variables, cases } = readSav(only(await exported(KINDS_OF, allKinds(), { formats: ["sav"] }), "answers").content);
    const labelsOf = (name: string) => [...(variables.find((one) => one.name === name)?.labels ?? [])];
    expect(labelsOf("met")).toEqual([
      [1, "very"],
      [2, "fairly"],
      [3, "little"],
      [4, "none"],
      [-1, "dont-know"],
      [-2, "hoppade över"],
      [-3, "ej ställd"],
    ]);
    expect(labelsOf("ways.phone").slice(0, 2)).toEqual([
      [1, "vald"],
      [0, "inte vald"],
    ]);
    // The item's least answer is -5.
    expect(labelsOf("visits").map(([value]) => value)).toEqual([-11, -12, -13, -14]);
    const visits = variables.findIndex(({ name }) => name === "visits");
    expect(cases.map((one) => one[visits])).toContain(-5);
    expect(variables[visits]?.missing(-5)).toBe(false);
  });

  test("keeps Arabic, and texts longer than 255 bytes, to the last letter", async () => {
    const long = `${"مكتب الخدمات الاجتماعية – ".repeat(20)}slut`;
    const sites = [{ ...SITES[0], name: long }] as typeof SITES;
    const file = only(await exported({ ...DAY_OF, sites }, openedOf(DAY), { formats: ["sav"] }), "answers");
    const { variables, cases } = readSav(file.content);
    expect(variables.find(({ name }) => name === "site_name")?.width).toBe(Buffer.byteLength(long));
    expect(new Set(cases.map((one) => one[3]))).toEqual(new Set([long]));
    const arabic = only(
      await exported(DAY_OF, openedOf(DAY), { formats: ["sav"], words: { ...FILE_WORDS, language: "ar" } }),
      "answers",
    );
    const contact = BUILT_IN.items.find(({ id }) => id === "contact");
    expect(readSav(arabic.content).variables.find(({ name }) => name === "contact")?.label).toBe(contact?.text["ar"]);
  });

  test.each([
    [
      ["a-b", "a_b", "A_B"],
      ["a_b", "a_b_2", "A_B_3"],
    ],
    [
      ["1", "all", "Q1.o-other", "x".repeat(129)],
      ["v_1", "all_", "Q1.o_other", "x".repeat(64)],
    ],
  ])("calls columns as SPSS allows it: %j", async (names, expected) => {
    const rows = [names.map(() => textCell("x"))];
    const file = await written("sav", names, rows);
    expect(readSav(file.content).variables.map(({ name }) => name)).toEqual(expected);
  });
});

describe("a JSON file", () => {
  test("keeps to the schema that comes with it, and says of what is missing why", async () => {
    const files = await exported(KINDS_OF, allKinds(), { formats: ["json"], tally: STROKES });
    const data = JSON.parse(textIn(only(files, "data")));
    const schema = JSON.parse(textIn(only(files, "schema")));
    expect(data.$schema).toBe(only(files, "schema").name);
    expect(schema).toEqual(JSON.parse(readFileSync("src/export/streck-export-1.schema.json", "utf8")));
    const validate = new Ajv2020({ strict: true }).compile(schema);
    expect([validate(data), validate.errors]).toEqual([true, null]);
    expect(validate({ ...data, tables: [{ ...data.tables[0], rows: [{ met: true }] }] })).toBe(false);
    const [answers] = data.tables;
    const csv = await csvRows("answers");
    expect(answers.rows).toHaveLength(60);
    for (const [position, row] of answers.rows.entries()) {
      expect(Object.keys(row)).toHaveLength(answers.columns.length);
      const flat = Object.entries(row).map(([name, value]) => [name, String((value as { code?: string }).code ?? value)]);
      const plain = Object.entries(csv[position] ?? {}).map(([name, value]) => [name, value.replace(/^'(?==)/, "")]);
      expect(Object.fromEntries(flat)).toEqual(Object.fromEntries(plain));
    }
    const visits = answers.rows.map((row: Record<string, unknown>) => row["visits"]);
    expect(visits).toContain(-5);
    expect(visits).toContainEqual({ missing: "dont-know", code: "dont-know" });
    expect(visits).toContainEqual({ missing: "skipped", code: "" });
  });
});

describe("a data package", () => {
  test("describes each of its files by the rules of the standard, and each value is one that it describes", async () => {
    const files = unzipSync(
      only(await exported(KINDS_OF, allKinds(), { formats: ["package"], tally: STROKES }), "package").content,
    );
    const about = JSON.parse(strFromU8(files["datapackage.json"] ?? new Uint8Array()));
    expect(about.$schema).toBe("https://datapackage.org/profiles/2.0/datapackage.json");
    expect(about.name).toMatch(/^[a-z0-9._-]+$/);
    const resources: Resource[] = about.resources;
    expect(resources.map(({ name }) => name)).toEqual(["answers", "codebook", "errors", "texts", "tally", "reasons"]);
    expect(Object.keys(files).toSorted()).toEqual(
      [...resources.map(({ path }) => path), "indicators.R", "datapackage.json"].toSorted().filter((name) => name in files),
    );
    for (const { name, path, type, encoding, bytes, schema } of resources) {
      expect([type, encoding, bytes]).toEqual(["table", "utf-8", files[path]?.byteLength]);
      expect(name).toMatch(/^[a-z0-9._-]+$/);
      const rows = parseCsv(`\uFEFF${strFromU8(files[path] ?? new Uint8Array())}`);
      expect(Object.keys(rows[0] ?? {})).toEqual(schema.fields.map((field) => field.name));
      for (const field of schema.fields) {
        const none = field.missingValues.map((value) => (typeof value === "string" ? value : value.value));
        const known = field.categories?.map(({ value }) => value) ?? null;
        expect(new Set([...none, ...(known ?? [])]).size).toBe(none.length + (known?.length ?? 0));
        const values = rows.map((row) => row[field.name] ?? "").filter((value) => !none.includes(value));
        expect(values.filter((value) => known?.includes(value) === false)).toEqual([]);
        expect(field.type === "integer" ? values.filter((value) => !/^-?\d+$/.test(value)) : []).toEqual([]);
      }
    }
  });

  test("has a script for R that names the options that the product counts, and nothing that a questionnaire says", async () => {
    const files = unzipSync(only(await exported(DAY_OF, openedOf(DAY), { formats: ["package"] }), "package").content);
    const script = strFromU8(files["indicators.R"] ?? new Uint8Array());
    const rows = parseCsv(`\uFEFF${strFromU8(files["answers.csv"] ?? new Uint8Array())}`);
    const codes = (list: string): string[] => [...list.matchAll(/"([^"]*)"/g)].map(([, code = ""]) => code);
    const of = (name: string): string[] => codes(new RegExp(`${name} = c\\(([^)]*)\\)`).exec(script)?.[1] ?? "");
    const entries = [...script.matchAll(/variable = "([^"]+)",\s+given = c\(([^)]*)\),\s+positive = c\(([^)]*)\)/g)];
    const found = entries.flatMap(([, variable = "", given = "", positive = ""]) =>
      (["T", "K", "M"] as const).map((group) => {
        const said = rows
          .filter((row) => group === "T" || of(group).includes(row["gender"] ?? ""))
          .map((row) => row[variable] ?? "");
        const count = (list: string): number => said.filter((code) => codes(list).includes(code)).length;
        return [variable, group, count(positive), count(given)];
      }),
    );
    expect(found).toEqual(
      indicators(BUILT_IN, DAY).flatMap(({ itemId, shares }) =>
        (["T", "K", "M"] as const).map((group) => [itemId, group, shares[group].part, shares[group].of]),
      ),
    );
    expect(script).not.toContain(BUILT_IN.title["sv"]);
  });
});

type Resource = {
  readonly name: string;
  readonly path: string;
  readonly type: string;
  readonly encoding: string;
  readonly bytes: number;
  readonly schema: {
    readonly fields: readonly {
      readonly name: string;
      readonly type: string;
      readonly missingValues: readonly (string | { readonly value: string })[];
      readonly categories?: readonly { readonly value: string }[];
    }[];
  };
};

/** What spreadsheets run, split at, or take for something else; what XML and JavaScript stumble over. */
const piece = fc.constantFrom(
  ..."=+-@\t\r\n\0'\",; |!_<>&".split(""),
  "＝",
  "＋",
  "=cmd|'/C calc'!A0",
  "DDE(",
  "]]>",
  "_x0041_",
  "&lt;",
  "å",
  "ع",
  "\ud800",
  "\uffff",
  "toString",
  "__proto__",
);
const hostile = fc.oneof(
  fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join("")),
  hostileText.map((text) => text.slice(0, 60)),
);

/** 10,000 texts in all for each format. */
const RUNS = { numRuns: 50 };
const TEXTS_IN_RUN = 200;
const texts = fc.array(hostile, { minLength: TEXTS_IN_RUN, maxLength: TEXTS_IN_RUN });

describe("no text runs as a formula, and each is found again", () => {
  test("in a workbook", async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (all) => {
        const [, ...rows] = readXlsx((await written("xlsx", ["a", "b"], inRows(all))).content).get("Svar") ?? [];
        expect(rows.flat()).toEqual(all.map(wellFormed));
      }),
      RUNS,
    );
  });

  test("in a file for SPSS", async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (all) => {
        const { cases } = readSav((await written("sav", ["a", "b"], inRows(all))).content);
        expect(cases.flat()).toEqual(all.map((text) => wellFormed(text).trimEnd()));
      }),
      RUNS,
    );
  });

  test("in a JSON file", async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (all) => {
        const { tables } = JSON.parse(textIn(await written("json", ["a", "__proto__"], inRows(all))));
        const rows: Record<string, unknown>[] = tables[0].rows;
        expect(rows.flatMap((row) => Object.values(row))).toEqual(all);
      }),
      RUNS,
    );
  });

  test("in a data package", async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (all) => {
        const files = unzipSync((await written("package", ["a", "b"], inRows(all))).content);
        const cells = strFromU8(files["answers.csv"] ?? new Uint8Array())
          .split(/[,;\t\r\n]/)
          .map((cell) => cell.replace(/^"+/, ""));
        expect(cells.filter((cell) => /^[=+\-@\0\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell))).toEqual([]);
      }),
      RUNS,
    );
  });

  test("and not in the name of a round, a column or a label either", async () => {
    const name = '=HYPERLINK("x")';
    const origin = { ...DAY_OF, round: { ...round(), name } };
    const column: Column = {
      name,
      label: name,
      kind: "code",
      values: [{ code: name, label: name, missing: false }],
      longest: 40,
    };
    for (const format of FORMATS) {
      const files = memoryFiles();
      const writer = (await WRITERS[format]())({ origin, prefix: "x", words: FILE_WORDS, open: files.open });
      const table = writer.table({ name: "answers", columns: [column] });
      table.rows([[codeCell(name)], [numberCell(-1)]]);
      table.end();
      writer.end();
      const [file] = await files.closed();
      const text = format === "xlsx" ? JSON.stringify([...readXlsx(file?.content ?? new Uint8Array())]) : "";
      expect(text.includes("<f")).toBe(false);
      expect(format === "csv" ? textIn(file as MemoryFile) : "").not.toMatch(/^\uFEFF?"?=/m);
    }
  });
});

/** One table of texts in one format. */
async function written(format: Format, names: readonly string[], rows: readonly Row[]): Promise<MemoryFile> {
  const files = memoryFiles();
  const writer = (await WRITERS[format]())({ origin: DAY_OF, prefix: "x", words: FILE_WORDS, open: files.open });
  const columns = names.map((name) => ({ name, label: name, kind: "text" as const, values: [] }));
  const table = tableOf("answers", columns, rows);
  const { rows: write, end } = writer.table(table);
  write(table.rows.slice(0, 7));
  write(table.rows.slice(7));
  end();
  writer.end();
  const [file] = await files.closed();
  return file as MemoryFile;
}

function inRows(all: readonly string[]): Row[] {
  return Array.from({ length: all.length / 2 }, (_, n): Cell[] => [textCell(all[2 * n] ?? ""), textCell(all[2 * n + 1] ?? "")]);
}

/** Half of a pair is no sign that any file could hold. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\uFFFD");
}
