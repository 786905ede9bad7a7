import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { LOCALES } from "../../src/i18n/locales.ts";
import { sentenceStart } from "../../src/i18n/sentence-start.ts";
import { type Language, mainSubtag } from "../../src/kernel/language.ts";
import { builtInQuestionnaires } from "../../src/server/rounds/built-in.ts";
import { asLanguage } from "../support/brands.ts";
import { namespacesOf, wordsOf } from "../support/locale-files.ts";

const repository = join(import.meta.dirname, "../..");
const sheets = globSync("src/**/*.css", { cwd: repository }).map((file) => ({
  file: file.replaceAll("\\", "/"),
  css: readFileSync(join(repository, file), "utf8").replace(/\/\*[^]*?\*\//g, ""),
}));

/** What may be spaced out: digits, codes and the console's own headings, which are Latin in every language. */
const SPACED = ["src/ui/page.css h1", "src/kiosk/sides/assistant/figures/figures-card.module.css .big b"];

describe("Arabic letters hold hands", () => {
  test("no style puts a box of its own into a word", () => {
    expect(sheets.length).toBeGreaterThan(20);
    expect(sheets.filter(({ css }) => /::?first-(letter|line)|initial-letter/.test(css)).map(({ file }) => file)).toEqual([]);
  });

  test("no style of the tablet puts space between them", () => {
    const spaced = sheets
      .filter(({ file }) => !file.startsWith("src/console/"))
      .flatMap(({ file, css }) =>
        [...css.matchAll(/([^{}]+)\{[^{}]*letter-spacing:(?!\s*0[;\s])[^{}]*\}/g)].map(
          ([, rule = ""]) => `${file} ${rule.trim()}`,
        ),
      );
    expect(spaced.filter((rule) => !SPACED.includes(rule))).toEqual([]);
  });

  test("every language in Arabic letters has the family that begins with them, and no other has", () => {
    const type = sheets.find(({ file }) => file === "src/ui/type.css")?.css ?? "";
    const rule =
      /:is\(((?::lang\(\w+\),?\s*)+)\)\s*\{\s*font-family: var\(--font-arabic\);\s*letter-spacing: 0;/.exec(type)?.[1] ?? "";
    const listed = [...rule.matchAll(/:lang\((\w+)\)/g)].map(([, code]) => code ?? "");
    expect(listed).toEqual(expect.arrayContaining(["ar", "fa", "ur", "ps", "ckb"]));
    const script = (code: string): string => new Intl.Locale(code).maximize().script ?? "";
    expect(listed.filter((code) => script(code) !== "Arab")).toEqual([]);
    expect(LOCALES.filter(({ code }) => (script(code) === "Arab") !== listed.includes(mainSubtag(code)))).toEqual([]);
  });
});

test("no Arabic text has a marked letter last before Latin signs, or before its end: WebKit hangs that word below the line", () => {
  const texts = LOCALES.filter(({ direction }) => direction === "rtl").flatMap(({ code }) => [
    ...namespacesOf(code).flatMap((namespace) => [...wordsOf(code, namespace).values()]),
    ...textsIn(builtInQuestionnaires(), code),
  ]);
  expect(texts.length).toBeGreaterThan(200);
  expect(texts.filter((text) => /[\u064b-\u0652\u0670](?![\u0600-\u06ff ])/.test(text))).toEqual([]);
});

/** Every text of a questionnaire in one language, however deep it stands. */
function textsIn(value: unknown, language: Language): readonly string[] {
  if (typeof value !== "object" || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([name, member]) =>
    name === language && typeof member === "string" ? [member] : textsIn(member, language),
  );
}

describe("the start of a sentence", () => {
  test.each<[text: string, language: Language, expected: string]>([
    ["avböjde", "sv", "Avböjde"],
    ["öppnade", "sv", "Öppnade"],
    ["way diideen", "so", "Way diideen"],
    ["Sagt nej", "sv", "Sagt nej"],
    ["رفضن", "ar", "رفضن"],
    ["12 av 20", "sv", "12 av 20"],
    ["istanbul", asLanguage("tr"), "İstanbul"],
    ["", "sv", ""],
  ])("of %s in %s is %s", (text, language, expected) => {
    expect(sentenceStart(text, language)).toBe(expected);
  });
});
