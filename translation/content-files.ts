import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { QuestionnaireDocument } from "../src/domain/questionnaire/document.ts";
import type { Language } from "../src/kernel/language.ts";
import { type KeyedTexts, keyedTexts, nestTexts } from "./keyed-texts.ts";
import { type LocaleRow, localeRow } from "./locale-row.ts";
import type { Part } from "./to-translate.ts";

/** The part of the sheet that holds the words of the client's screens; no questionnaire may be called so. */
export const CLIENT = "client";
const SWEDISH = "sv";

/** Everything that a client reads, in Swedish and in the language as far as it is there. `root`: the repository. */
export function partsIn(root: string, language: Language): readonly Part[] {
  const read = (path: string): KeyedTexts => (existsSync(path) ? keyedTexts(readJson(path)) : new Map());
  const words = (code: string): KeyedTexts => read(join(root, "locales", code, "client.json"));
  const questionnaires = globSync("*/questionnaire.json", { cwd: join(root, "questionnaires") }).sort();
  return [
    { name: CLIENT, swedish: words(SWEDISH), present: words(language) },
    ...questionnaires.map((file) => {
      const name = dirname(file);
      const folder = join(root, "questionnaires", name);
      const structure = readJson(join(folder, "questionnaire.json")) as QuestionnaireDocument;
      return { name, structure, swedish: read(join(folder, `${SWEDISH}.json`)), present: read(join(folder, `${language}.json`)) };
    }),
  ];
}

/**
 * Puts a language's texts where the product reads them, and lists the language where it must be listed. A questionnaire
 * whose texts became others, or that gained the language, becomes its next version. Gives the files that changed.
 */
export function putInPlace(
  root: string,
  language: Language,
  parts: readonly Part[],
  texts: ReadonlyMap<string, KeyedTexts>,
): readonly string[] {
  const changed: string[] = [];
  const write = (path: string, content: string): void => {
    if (!existsSync(path) || readFileSync(path, "utf8") !== content) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      changed.push(path);
    }
  };
  for (const { name, structure, present } of parts) {
    const said = texts.get(name) ?? new Map<string, string>();
    const folder = structure === undefined ? join(root, "locales", language) : join(root, "questionnaires", name);
    const isOther = said.size !== present.size || [...said].some(([key, text]) => present.get(key) !== text);
    if (isOther) {
      write(join(folder, structure === undefined ? "client.json" : `${language}.json`), asJson(nestTexts(said)));
    }
    if (structure !== undefined && isOther) {
      const path = join(folder, "questionnaire.json");
      write(path, withNextVersion(readFileSync(path, "utf8"), language));
    }
  }
  const table = join(root, "locales", "locales.json");
  write(table, withLocale(readFileSync(table, "utf8"), language));
  return changed;
}

export function asJson(content: object): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}

/** The rest of the file stays as people have laid it out. */
function withNextVersion(file: string, language: Language): string {
  const { version, languages } = JSON.parse(file) as { version: number; languages: readonly string[] };
  const listed = languages.includes(language) ? languages : [...languages, language];
  return file
    .replace(/"version":\s*\d+/, `"version": ${version + 1}`)
    .replace(/"languages":\s*\[[^\]]*\]/, `"languages": [${listed.map((one) => `"${one}"`).join(", ")}]`);
}

function withLocale(file: string, language: Language): string {
  const table = JSON.parse(file) as Readonly<Record<string, LocaleRow>>;
  const present = table[language];
  if (present?.screens.includes(CLIENT) === true) {
    return file;
  }
  const rows = {
    ...table,
    [language]: present === undefined ? localeRow(language) : { ...present, screens: [CLIENT, ...present.screens] },
  };
  const lines = Object.entries(rows).map(([code, { screens, ...row }]) => {
    const members = Object.entries({ ...row }).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
    return `  ${JSON.stringify(code)}: { ${[...members, `"screens": [${screens.map((one) => `"${one}"`).join(", ")}]`].join(", ")} }`;
  });
  return `{\n${lines.join(",\n")}\n}\n`;
}
