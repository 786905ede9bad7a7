import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { unzipSync } from "fflate";
import { textCell } from "../../src/domain/codebook/cell.ts";
import { indicators } from "../../src/domain/results/indicators.ts";
import { memoryFiles } from "../../src/export/memory-files.ts";
import { tableOf } from "../../src/export/table.ts";
import { WRITERS } from "../../src/export/writers.ts";
import { parseCsv } from "../day/recount.ts";
import { hostileText } from "../support/arbitrary-questionnaire.ts";
import { FILE_WORDS } from "../support/export-words.ts";
import { exported, only, textIn } from "../support/exported.ts";
import { ALL_KINDS, ALL_SITES, allKinds } from "../support/exported-round.ts";
import { DAY, ORGANISATION, openedOf, round, SITES } from "../support/opened-round.ts";
import { BUILT_IN } from "../support/questionnaires.ts";
import { readXlsx } from "../support/read-xlsx.ts";
import { STROKES } from "../support/strokes.ts";

/**
 * `npm run prove -- exports [--runs TEXTS] [--seed S]`: the programs that exports are made for open them and say what they found:
 * PSPP, R, and LibreOffice as a Swede has it. Then so many hostile texts are looked for as formulas, in workbook and CSV.
 */
const TOOLS = { pspp: "pspp", Rscript: "r-base-core", soffice: "libreoffice-calc" } as const;

const ARABIC = "Kårhuset, väntrum Ö – مكتب";
const DAY_OF = { organisation: ORGANISATION, round: round(), sites: SITES.map((site) => ({ ...site, name: ARABIC })) };
const KINDS_OF = { organisation: ORGANISATION, round: round(ALL_KINDS), sites: ALL_SITES };
const folder = mkdtempSync(join(tmpdir(), "streck-prove-"));
let failures = 0;

function hold(what: string, found: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  failures += a === b ? 0 : 1;
  process.stdout.write(
    a === b ? `  holds: ${what}\n` : `  FAILS: ${what}\n    found    ${a.slice(0, 400)}\n    expected ${b.slice(0, 400)}\n`,
  );
}

function run(command: keyof typeof TOOLS, args: readonly string[], cwd: string): string {
  const env = { ...process.env, LC_ALL: "C.UTF-8", HOME: folder };
  const ran = spawnSync(command, args, { cwd, env, encoding: "utf8", maxBuffer: 1 << 28 });
  if (ran.status !== 0) {
    throw new Error(`${command} ended with ${ran.status}: ${ran.stderr}${ran.stdout}`.slice(0, 2000));
  }
  return ran.stdout;
}

/** As programs of others write them, which end their lines as they like. */
function rowsOf(path: string): readonly Record<string, string>[] {
  return parse(readFileSync(path, "utf8"), { columns: true, bom: true });
}

async function pspp(): Promise<void> {
  const place = join(folder, "pspp");
  mkdirSync(place);
  const files = await exported(DAY_OF, openedOf(DAY), { formats: ["sav", "csv", "json"] });
  const sav = [...files.values()].find(({ name }) => name.endsWith("-answers.sav"));
  const answers = [...files.values()].find(({ name }) => name.endsWith("-answers.csv"));
  const data = JSON.parse(textIn(only(files, "data")));
  const [table] = data.tables as [
    { rows: Record<string, unknown>[]; columns: { name: string; values: { code: string; label: string }[] }[] },
  ];
  writeFileSync(join(place, "answers.sav"), sav?.content ?? "");
  const items = table.columns.filter(({ name }) => BUILT_IN.items.some(({ id }) => id === name)).map(({ name }) => name);
  const syntax = [
    "GET FILE='answers.sav'.",
    `COMPUTE none = NMISS(${items.join(", ")}).`,
    "EXECUTE.",
    "SAVE TRANSLATE /OUTFILE='labels.csv' /TYPE=CSV /FIELDNAMES /CELLS=LABELS /REPLACE.",
  ];
  writeFileSync(join(place, "look.sps"), `${syntax.join("\n")}\n`);
  run("pspp", ["look.sps"], place);
  const found = rowsOf(join(place, "labels.csv"));
  const codes = parseCsv(textIn(answers as never));
  hold(`PSPP reads ${codes.length} answers`, found.length, codes.length);
  hold("each site by its name, in Arabic too", [...new Set(found.map((row) => row["site_name"]))], [ARABIC]);
  const isMissing = (value: unknown): boolean => typeof value === "object" && value !== null;
  hold(
    "as many missing values in each answer as the JSON file has",
    found.map((row) => Number(row["none"])),
    table.rows.map((row) => items.filter((name) => isMissing(row[name])).length),
  );
  const wrong = table.columns
    .filter(({ name }) => items.includes(name))
    .flatMap(({ name, values }) =>
      codes.flatMap((row, at) => {
        const label = values.find(({ code }) => code === row[name])?.label;
        const said = found[at]?.[name]?.trim();
        return isMissing(table.rows[at]?.[name]) || said === label ? [] : [[name, at, said, label]];
      }),
    );
  hold(`each of ${items.length * codes.length} values under its label`, wrong, []);
}

async function r(): Promise<void> {
  const place = join(folder, "r");
  mkdirSync(place);
  const files = unzipSync(only(await exported(DAY_OF, openedOf(DAY), { formats: ["package"] }), "package").content);
  for (const [name, bytes] of Object.entries(files)) {
    writeFileSync(join(place, name), bytes);
  }
  run("Rscript", ["--vanilla", "indicators.R"], place);
  const found = rowsOf(join(place, "indicators.csv"));
  hold(
    "R reckons every indicator by all, women and men as the screen does",
    found.map((row) => [row["variable"], row["group"], Number(row["positive"]), Number(row["of"])]),
    indicators(BUILT_IN, DAY).flatMap(({ itemId, shares }) =>
      (["T", "K", "M"] as const).map((group) => [itemId, group, shares[group].part, shares[group].of]),
    ),
  );
}

/** A spreadsheet as LibreOffice read it: each cell a number, or a text; and how many formulas it found. */
function asLibreOfficeReads(
  place: string,
  name: string,
  filter: readonly string[] = [],
): { readonly sheets: (string | number)[][][]; readonly formulas: number } {
  // The profile says which locale numbers and separators are read in.
  const registry = join(place, "profile", "user");
  mkdirSync(registry, { recursive: true });
  writeFileSync(
    join(registry, "registrymodifications.xcu"),
    `<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>sv-SE</value></prop></item></oor:items>`,
  );
  run(
    "soffice",
    [
      `-env:UserInstallation=file://${join(place, "profile")}`,
      "--headless",
      ...filter,
      "--convert-to",
      "fods",
      "--outdir",
      place,
      name,
    ],
    place,
  );
  const xml = readFileSync(join(place, `${basename(name, name.endsWith(".xlsx") ? ".xlsx" : ".csv")}.fods`), "utf8");
  const sheets = [...xml.matchAll(/<table:table table:name="[^"]*"[^>]*>([^]*?)<\/table:table>/g)].map(([, sheet = ""]) =>
    rowsIn(sheet),
  );
  return { sheets, formulas: (xml.match(/table:formula=/g) ?? []).length };
}

function rowsIn(sheet: string): (string | number)[][] {
  return [...sheet.matchAll(/<table:table-row([^>]*?)(?:\/>|>([^]*?)<\/table:table-row>)/g)].map(([, , row = ""]) => {
    const cells = [...row.matchAll(/<table:table-cell([^>]*?)(?:\/>|>([^]*?)<\/table:table-cell>)/g)];
    return cells.flatMap(([, about = "", content = ""]) => {
      const times = Number(/number-columns-repeated="(\d+)"/.exec(about)?.[1] ?? 1);
      const number = /office:value-type="float" office:value="([^"]+)"/.exec(about)?.[1];
      const value = number === undefined ? textOf(content) : Number(number);
      return times > 200 ? [] : Array.from({ length: times }, () => value);
    });
  });
}

function textOf(content: string): string {
  const paragraphs = [...content.matchAll(/<text:p[^>]*?(?:\/>|>([^]*?)<\/text:p>)/g)].map(([, inside = ""]) =>
    inside
      .replace(/<text:s text:c="(\d+)"\/>/g, (_, count: string) => " ".repeat(Number(count)))
      .replace(/<text:s\/>/g, " ")
      .replace(/<text:tab\/>/g, "\t")
      .replace(/<text:line-break\/>/g, "\n")
      .replace(/<[^>]*>/g, ""),
  );
  const entities: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
  return paragraphs.join("\n").replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => entities[name] ?? "");
}

async function libreOffice(): Promise<void> {
  const place = join(folder, "office");
  mkdirSync(place);
  const file = only(await exported(KINDS_OF, allKinds(), { formats: ["xlsx"], tally: STROKES }), "workbook");
  writeFileSync(join(place, "answers.xlsx"), file.content);
  const { sheets, formulas } = asLibreOfficeReads(place, "answers.xlsx");
  const plain = (value: string | number | undefined): string | number =>
    typeof value === "number"
      ? value
      : (value ?? "")
          .replace(/\r\n|\r/g, "\n")
          .replace(/[\0\uFFFD]/g, "")
          .trim();
  const expected = [...readXlsx(file.content).values()];
  const wrong = expected.flatMap((sheet, at) =>
    sheet.flatMap((row, below) =>
      row.flatMap((value, beside) => {
        const found = sheets[at]?.[below]?.[beside];
        return plain(found) === plain(value) ? [] : [[at, below, beside, found, value]];
      }),
    ),
  );
  const cells = expected.flat(2).length;
  hold(`LibreOffice in Swedish has each of ${cells} cells as it was written, numbers as numbers`, wrong, []);
  hold("and no formula", formulas, 0);
}

const PIECES = [
  ..."=+-@\t\r\n'\",; |!<>&".split(""),
  "＝",
  "＋",
  "=cmd|'/C calc'!A0",
  "=1+1",
  "@SUM(1)",
  "+1",
  "DDE(",
  '=HYPERLINK("http://x","y")',
  "ع",
  "å",
];

async function hostile(count: number, seed: number): Promise<void> {
  const piece = fc.constantFrom(...PIECES);
  const text = fc.oneof(
    fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join("")),
    hostileText.map((one) => one.slice(0, 60)),
  );
  const texts = fc.sample(text, { numRuns: count, seed });
  const columns = ["a"].map((name) => ({ name, label: name, kind: "text" as const, values: [] }));
  const table = tableOf(
    "answers",
    columns,
    texts.map((one) => [textCell(one)]),
  );
  for (const format of ["xlsx", "csv"] as const) {
    const place = join(folder, `hostile-${format}`);
    mkdirSync(place);
    const files = memoryFiles();
    const writer = (await WRITERS[format]())({ origin: DAY_OF, prefix: "x", words: FILE_WORDS, open: files.open });
    const writing = writer.table(table);
    writing.rows(table.rows);
    writing.end();
    writer.end();
    const [file] = await files.closed();
    writeFileSync(join(place, `hostile.${format}`), file?.content ?? "");
    const separators =
      format === "csv"
        ? [
            [44, "comma"],
            [59, "semicolon"],
          ]
        : [[0, "workbook"]];
    for (const [code, name] of separators) {
      // Text cells that could be formulas or numbers are looked at as LibreOffice does with whatever somebody opens.
      const filter = format === "csv" ? [`--infilter=CSV:${code},34,76,1,,1053,false,true,false,false,false,0,true`] : [];
      if (format === "csv") {
        writeFileSync(join(place, "plain.csv"), "=1+1\n");
        hold("one that is not made harmless is seen", asLibreOfficeReads(place, "plain.csv", filter).formulas, 1);
      }
      const { formulas, sheets } = asLibreOfficeReads(place, `hostile.${format}`, filter);
      hold(`${count} hostile texts in ${format} (${name}): no live formula`, formulas, 0);
      if (format === "xlsx") {
        hold("and each a text", sheets.flat(2).filter((cell) => typeof cell === "number").length, 0);
      }
    }
  }
}

const { STRECK_RUNS: runs = "10000", STRECK_SEED: seed = "1" } = process.env;
const missing = Object.entries(TOOLS).filter(([tool]) => spawnSync("which", [tool]).status !== 0);
if (missing.length > 0) {
  process.stderr.write(`apt-get install --no-install-recommends ${missing.map(([, name]) => name).join(" ")}\n`);
  process.exitCode = 1;
} else {
  try {
    await pspp();
    await r();
    await libreOffice();
    await hostile(Number(runs), Number(seed));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  process.stdout.write(`${failures} failed\n`);
  process.exitCode = failures === 0 ? 0 : 1;
}
