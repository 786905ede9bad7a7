import { strFromU8, unzipSync } from "fflate";
import readSheets from "read-excel-file/node";
import { type ExportedRow, parseCsv } from "../../day/recount.ts";
import { readSav } from "../../support/read-sav.ts";

/** A file as the coordinator saved it. `kind`: what the screen says that it holds. */
export type SavedFile = { readonly name: string; readonly kind: string; readonly bytes: Buffer };
/** The rows of each table by its name, each value as the code or number that stands in it. */
export type Tables = ReadonlyMap<string, readonly ExportedRow[]>;

export const FORMATS = ["csv", "xlsx", "sav", "json", "package"] as const;
export type Format = (typeof FORMATS)[number];

/** Reads an export of any format, with nothing of the product's own code; throws where a file is not what it says. */
export async function readTables(format: Format, files: readonly SavedFile[]): Promise<Tables> {
  switch (format) {
    case "csv":
      return new Map(ending(files, ".csv").map(({ kind, bytes }) => [kind, parseCsv(bytes.toString("utf8"))]));
    case "xlsx":
      return workbookTables(only(files, ".xlsx").bytes);
    case "sav":
      return savTables(ending(files, ".sav"));
    case "json":
      return jsonTables(only(files, ".json", "data").bytes);
    case "package":
      return packageTables(only(files, ".zip").bytes);
  }
}

function ending(files: readonly SavedFile[], end: string): readonly SavedFile[] {
  return files.filter(({ name }) => name.endsWith(end));
}

function only(files: readonly SavedFile[], end: string, kind?: string): SavedFile {
  const [file, ...others] = ending(files, end).filter((one) => kind === undefined || one.kind === kind);
  if (file === undefined || others.length > 0) {
    throw new Error(`not one file *${end}: ${files.map(({ name }) => name).join(", ")}`);
  }
  return file;
}

/** Sheets are called as Swedes call them: which table one is, its columns say. */
async function workbookTables(bytes: Buffer): Promise<Tables> {
  const sheets = await readSheets(bytes);
  return new Map(
    sheets.map(({ data: [head = [], ...rows] }) => {
      const names = head.map(String);
      return [
        tableWith(names),
        rows.map((row) => Object.fromEntries(names.map((name, at) => [name, String(row[at] ?? "")]))),
      ] as const;
    }),
  );
}

const TOLD_BY: Readonly<Record<string, string>> = {
  response_id: "answers",
  value_label: "codebook",
  half_day: "tally",
  reason: "reasons",
  K: "sheet",
  part: "split",
};

function tableWith(names: readonly string[]): string {
  const told = Object.keys(TOLD_BY).find((name) => names.includes(name));
  return (told === undefined ? undefined : TOLD_BY[told]) ?? names.join(" ");
}

/** SPSS keeps this word for itself. */
const RENAMED: Readonly<Record<string, string>> = { NE_: "NE" };

/** Where SPSS has a number with a label, the codebook beside it says which code has that label. */
function savTables(files: readonly SavedFile[]): Tables {
  const read = new Map(files.map(({ kind, bytes }) => [kind, readSav(bytes)]));
  const textsOf = (kind: string) => {
    const { variables = [], cases = [] } = read.get(kind) ?? {};
    return cases.map((values) => Object.fromEntries(variables.map(({ name }, at) => [name, String(values[at] ?? "")])));
  };
  const codes = new Map(
    textsOf("codebook").map((row) => [`${row["variable"]} ${row["value_label"]}`, row["code"] ?? ""] as const),
  );
  return new Map(
    [...read].map(([kind, { variables, cases }]) => [
      kind,
      cases.map((values) =>
        Object.fromEntries(
          variables.map(({ name, labels }, at) => {
            const value = values[at] ?? null;
            const label = typeof value === "number" ? labels.get(value) : undefined;
            const variable = kind === "answers" ? name : `${kind}/${name}`;
            const code = label === undefined ? undefined : codes.get(`${variable} ${label}`);
            if (label !== undefined && code === undefined) {
              throw new Error(`the codebook has no "${label}" of ${variable}`);
            }
            return [RENAMED[name] ?? name, code ?? String(value ?? "")];
          }),
        ),
      ),
    ]),
  );
}

type JsonExport = {
  readonly tables: readonly { readonly name: string; readonly rows: readonly Readonly<Record<string, unknown>>[] }[];
};

function jsonTables(bytes: Buffer): Tables {
  const { tables } = JSON.parse(bytes.toString("utf8")) as JsonExport;
  const plain = (value: unknown): string =>
    typeof value === "object" && value !== null && "code" in value ? String(value.code) : String(value);
  return new Map(
    tables.map(({ name, rows }) => [
      name,
      rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, plain(value)]))),
    ]),
  );
}

/** The script for R must lie in it; what R reckons with it is another proof's. */
function packageTables(bytes: Buffer): Tables {
  const parts = unzipSync(bytes);
  const text = (path: string): string => {
    const part = parts[path];
    if (part === undefined) {
      throw new Error(`the data package has no ${path}`);
    }
    return strFromU8(part);
  };
  if (!text("indicators.R").includes("answers.csv")) {
    throw new Error("the script of the data package reads no answers");
  }
  const { resources } = JSON.parse(text("datapackage.json")) as { resources: { name: string; path: string }[] };
  return new Map(resources.map(({ name, path }) => [name, parseCsv(`\uFEFF${text(path)}`)]));
}
