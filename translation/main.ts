// npm run new-language -- LANGUAGE [--take FILE|FOLDER]: see `HELP`.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Language } from "../src/kernel/language.ts";
import { checkReturned, type Returned, type TextFault } from "./check-texts.ts";
import { asJson, partsIn, putInPlace } from "./content-files.ts";
import { keyedTexts, nestTexts } from "./keyed-texts.ts";
import { localeRow } from "./locale-row.ts";
import { readSheet, writeSheet } from "./sheet.ts";
import { type Part, type ToTranslate, toTranslate } from "./to-translate.ts";

const ROOT = join(import.meta.dirname, "..");
const HELP = `npm run new-language -- LANGUAGE
  writes what a translator fills, in drafts/LANGUAGE: a sheet for Excel or LibreOffice (LANGUAGE.xlsx) and the same
  texts as JSON. What the language has already is filled in, so the same command serves for mending a language.
npm run new-language -- LANGUAGE --take FILE.xlsx
npm run new-language -- LANGUAGE --take FOLDER
  reads the filled sheet, or the filled JSON files, and says by row what is missing or can't be used. Only when
  nothing is, the texts go to locales/ and questionnaires/, and clients can choose the language from the next build on.

LANGUAGE: a code as in BCP 47, such as en, ti, fa-AF.`;

/** Exit codes: 0 done, 1 the texts can't be used yet, 2 asked wrongly. */
async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { take: { type: "string" }, help: { type: "boolean" } },
    allowPositionals: true,
  });
  const [code, ...more] = positionals;
  const language = code === undefined ? null : languageOf(code);
  if (values.help === true || language === null || more.length > 0) {
    say(language === null && code !== undefined ? `"${code}" is no language code.\n\n${HELP}` : HELP);
    return values.help === true ? 0 : 2;
  }
  const parts = partsIn(ROOT, language);
  const wanted = toTranslate(parts, language);
  return values.take === undefined ? draft(language, parts, wanted) : take(language, parts, wanted, resolve(values.take));
}

async function draft(language: Language, parts: readonly Part[], wanted: readonly ToTranslate[]): Promise<number> {
  const folder = join(ROOT, "drafts", language);
  mkdirSync(folder, { recursive: true });
  const sheet = join(folder, `${language}.xlsx`);
  const files = parts.map(({ name }) => join(folder, `${name}.json`));
  const there = [sheet, ...files].filter((path) => existsSync(path));
  if (there.length > 0) {
    say(`These are there already and may hold somebody's work. Move them away first:\n${listed(there)}`);
    return 1;
  }
  await writeSheet(sheet, wanted, language);
  for (const [index, { name }] of parts.entries()) {
    const texts = wanted.filter(({ part }) => part === name).map(({ key, present }) => [key, present] as const);
    writeFileSync(files[index] ?? "", asJson(nestTexts(new Map(texts))));
  }
  const { name, direction, format } = localeRow(language);
  const missing = wanted.filter(({ present }) => present === "").length;
  say(
    `${wanted.length} texts, ${missing} of them to be translated. Fill the sheet, or the JSON files beside it:`,
    listed([sheet, ...files]),
    `The language will be listed as ${name}, from ${direction === "rtl" ? "right to left" : "left to right"}, with numbers like ${new Intl.NumberFormat(format).format(1234567)};`,
    "another name or other digits are a line in locales/locales.json.",
    `Then: npm run new-language -- ${language} --take ${relative(process.cwd(), sheet)}`,
  );
  return 0;
}

async function take(language: Language, parts: readonly Part[], wanted: readonly ToTranslate[], path: string): Promise<number> {
  if (!existsSync(path)) {
    say(`There is no ${path}.`);
    return 2;
  }
  const returned = statSync(path).isDirectory() ? readFolder(path, parts) : await readSheet(path);
  if ("code" in returned) {
    say(
      returned.code === "no-workbook"
        ? `${path} can't be read. Save it as an Excel workbook (.xlsx).`
        : `No sheet in it has these headings in its first row: ${returned.missing.join(", ")}. Start from the sheet that this command makes.`,
    );
    return 1;
  }
  const { texts, faults } = checkReturned(wanted, returned, language);
  if (faults.length > 0) {
    say(`${faults.length} things are in the way; nothing was changed:`, ...faults.map(explain));
    return 1;
  }
  const changed = putInPlace(ROOT, language, parts, texts);
  if (changed.length === 0) {
    say("All of it is there already, word by word.");
    return 0;
  }
  spawnSync(join(ROOT, "node_modules", ".bin", "biome"), ["format", "--write", ...changed], { cwd: ROOT });
  say(
    `${wanted.length} texts are in place. Changed:`,
    listed(changed),
    "Next: translate them back without a look at the Swedish (tests/fixtures/back-translations.tsv), then npm test.",
  );
  return 0;
}

function readFolder(folder: string, parts: readonly Part[]): readonly Returned[] {
  return parts.flatMap(({ name }) => {
    const path = join(folder, `${name}.json`);
    const texts = existsSync(path) ? keyedTexts(JSON.parse(readFileSync(path, "utf8"))) : new Map<string, string>();
    return [...texts].map(([key, text]) => ({ part: name, key, swedish: null, text, at: relative(ROOT, path) }));
  });
}

const WHY: Readonly<Record<TextFault["code"], string>> = {
  missing: "has no translation",
  unknown: "is no text that is asked for",
  twice: "comes twice, with different texts",
  "swedish-changed": "was translated from a Swedish text that is another by now; start from a new sheet for it",
  "filled-otherwise": "must have the same {{…}} as the Swedish text",
};

function explain({ code, part, key, at }: TextFault): string {
  return `  ${at === null ? "" : `${at}: `}${part} / ${key} ${WHY[code]}`;
}

function languageOf(code: string): Language | null {
  try {
    const [canonical] = Intl.getCanonicalLocales(code);
    // A code of the form of a language that nobody has heard of is a typing error.
    const known = canonical !== undefined && new Intl.DisplayNames(["en"], { type: "language", fallback: "none" }).of(canonical);
    return known === undefined || known === false ? null : (canonical as Language);
  } catch {
    return null;
  }
}

function listed(paths: readonly string[]): string {
  return paths.map((path) => `  ${relative(ROOT, path)}`).join("\n");
}

function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"))) {
    throw error;
  }
  say(error.message, "", HELP);
  process.exitCode = 2;
}
