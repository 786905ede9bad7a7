import { spawnSync } from "node:child_process";
import { cpSync, globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LOCALES } from "../../src/i18n/locales.ts";
import { asLanguage } from "../support/brands.ts";
import { repository } from "./support/built.ts";

/** A language is files: of words, of questions, of keys. No code knows which there are. */

/** Files of `src` that name languages all the same, and which. */
const NAMED: Readonly<Record<string, { readonly languages: readonly string[]; readonly why: string }>> = {
  "src/cli/export/export-command.ts": { languages: ["en", "sv"], why: "the labels of files come in the console's two" },
  "src/cli/export/help.ts": { languages: ["sv"], why: "says which of them is the first" },
  "src/cli/export/options.ts": { languages: ["en", "sv"], why: "the labels of files come in the console's two" },
  "src/domain/questionnaire/reading-language.ts": { languages: ["sv"], why: "what a coordinator reads where her own is missing" },
  "src/console/words/resources.ts": { languages: ["en", "sv"], why: "the console's own two" },
  "src/console/words/use-words.ts": { languages: ["sv"], why: "the console's first" },
  "src/xlsform/cell-book.ts": { languages: ["en"], why: "an order that is the same on every machine" },
  "src/xlsform/language-of.ts": { languages: ["en"], why: "forms name their languages in English, or each in itself" },
  "src/i18n/i18next.d.ts": { languages: ["sv"], why: "the keys are those of the Swedish files" },
  "src/kernel/language.ts": { languages: ["ar", "en", "so", "sv"], why: "codes that tests may write without a brand" },
  "src/kiosk/index.html": { languages: ["sv"], why: "what the page is in before anybody chooses" },
  "src/console/index.html": { languages: ["sv"], why: "what the page is in before anybody chooses" },
  "src/kiosk/main.tsx": { languages: ["en", "sv"], why: "English is what tablets come with, Swedish what offices speak" },
  "src/kiosk/parts/resources.ts": { languages: ["sv"], why: "the first language of a translator" },
  "src/kiosk/sides/assistant/closed/closed-scene.tsx": { languages: ["sv"], why: "what every office reads" },
  "src/kiosk/sides/client/client-scene.tsx": { languages: ["sv"], why: "what every office reads" },
  "src/kiosk/sides/client/listening/listening-part.tsx": { languages: ["sv"], why: "where nothing is read" },
  "src/server/example/outcomes.ts": { languages: ["ar", "so", "sv"], why: "the visitors of a made-up round" },
  "src/server/example/waiting-room.ts": {
    languages: ["ar", "en", "fa-AF", "so", "sv"],
    why: "what people wrote for the waiting rooms of a made-up round",
  },
  "src/ui/type.css": {
    languages: ["ar"],
    why: "which font has the letters, for every language in Arabic ones that browsers know",
  },
};

test("no code names a language but where it is said here, with its reason", () => {
  const tags = LOCALES.map(({ code }) => code as string);
  const names = new RegExp(`["'/(](${tags.join("|")})["'/).]`, "g");
  const found = globSync("src/**/*.{ts,tsx,css,html}", { cwd: repository }).flatMap((path) => {
    const file = path.replaceAll("\\", "/");
    const said = [...readFileSync(join(repository, path), "utf8").matchAll(names)].map(([, tag = ""]) => tag);
    return said.length === 0 ? [] : [[file, [...new Set(said)].toSorted()] as const];
  });
  const excused = Object.entries(NAMED).map(([file, { languages }]) => [file, languages] as const);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(excused));
});

/** What a build is made of, and what a translator's files are put into. */
const PARTS = ["keyboards", "locales", "package.json", "pictograms", "public", "questionnaires", "src", "translation", "vite"];
const TIGRINYA = asLanguage("ti");

describe("a language that nobody has thought of, added by its files alone", () => {
  const copy = mkdtempSync(join(tmpdir(), "streck-language-"));
  let before: Readonly<Record<string, string>> = {};
  let after: Readonly<Record<string, string>> = {};
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  function run(file: string, ...args: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], { cwd: copy, encoding: "utf8" });
    expect(`${status} ${status === 0 ? "" : stdout + stderr}`).toBe("0 ");
    return stdout;
  }

  beforeAll(() => {
    for (const part of [...PARTS, "vite.config.ts"]) {
      cpSync(join(repository, part), join(copy, part), { recursive: true });
    }
    symlinkSync(join(repository, "node_modules"), join(copy, "node_modules"));
    before = contentsOf(join(copy, "src"));
    run(join(copy, "translation/main.ts"), TIGRINYA);
    const drafts = join(copy, "drafts", TIGRINYA);
    const filled = join(copy, "filled");
    mkdirSync(filled);
    for (const name of readdirSync(drafts).filter((file) => file.endsWith(".json"))) {
      const swedish = name === "client.json" ? "locales/sv/client.json" : `questionnaires/${name.replace(".json", "")}/sv.json`;
      writeFileSync(join(filled, name), inTigrinya(readFileSync(join(copy, swedish), "utf8")));
    }
    run(join(copy, "translation/main.ts"), TIGRINYA, "--take", filled);
    cpSync(join(copy, "keyboards/en.json"), join(copy, `keyboards/${TIGRINYA}.json`));
    after = contentsOf(join(copy, "src"));
  });

  test("touches no file of src", () => {
    expect(Object.keys(before).length).toBeGreaterThan(400);
    expect(after).toEqual(before);
  });

  test("can be chosen on the tablet, by the rule of tablet, console and server, in every questionnaire that comes with it", () => {
    writeFileSync(
      join(copy, "ask.ts"),
      `import { usableLanguages } from "./src/domain/questionnaire/languages.ts";
       import { CLIENT_LANGUAGES, localeOf } from "./src/i18n/locales.ts";
       import { builtInQuestionnaires } from "./src/server/rounds/built-in.ts";
       const usable = builtInQuestionnaires().map((one) => usableLanguages(one, CLIENT_LANGUAGES).includes("${TIGRINYA}"));
       console.log(JSON.stringify([localeOf("${TIGRINYA}").name, usable]));`,
    );
    expect(JSON.parse(run(join(copy, "ask.ts")))).toEqual(["ትግርኛ", [true, true, true, true, true]]);
  });

  test("is built into the tablet: what stands before the choice in its code, the rest in a file beside it, and its keys", () => {
    run(join(copy, "node_modules/vite/bin/vite.js"), "build", "--logLevel", "error");
    const assets = join(copy, "dist/tablet/assets");
    const built = readdirSync(assets);
    const code = (name: string): string => readFileSync(join(assets, built.find((file) => file.startsWith(name)) ?? ""), "utf8");
    expect(built.filter((file) => file.startsWith(`words-${TIGRINYA}-`))).toHaveLength(1);
    expect(code(`words-${TIGRINYA}-`)).toContain("ትግርኛ Vill du svara på några frågor");
    expect(code("client-")).toContain("ትግርኛ Lämna tillbaka surfplattan");
    expect(code("client-")).not.toContain("ትግርኛ Vill du svara på några frågor");
    expect(code("typing-")).toContain(`/${TIGRINYA}.json`);
    expect(readFileSync(join(copy, "dist/tablet/service-worker.js"), "utf8")).toContain(`words-${TIGRINYA}-`);
  });
});

/** The Swedish texts, each as long as it is and in another script at its beginning. */
function inTigrinya(swedish: string): string {
  return swedish.replace(/": "/g, '": "ትግርኛ ');
}

function contentsOf(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), "utf8")]),
  );
}
