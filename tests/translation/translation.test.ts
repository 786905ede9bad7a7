import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { usableLanguages } from "../../src/domain/questionnaire/languages.ts";
import type { Language } from "../../src/kernel/language.ts";
import { builtInQuestionnaires } from "../../src/server/rounds/built-in.ts";
import { checkReturned, type Returned } from "../../translation/check-texts.ts";
import { CLIENT, partsIn, putInPlace } from "../../translation/content-files.ts";
import { keyedTexts, nestTexts } from "../../translation/keyed-texts.ts";
import { localeRow } from "../../translation/locale-row.ts";
import { pluralFormsOf } from "../../translation/plural-forms.ts";
import { readSheet, writeSheet } from "../../translation/sheet.ts";
import { type ToTranslate, toTranslate } from "../../translation/to-translate.ts";
import { wordsOf } from "../support/locale-files.ts";

const repository = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "translation-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** One that the product does not have. */
const SORANI = "ckb" as Language;
const LANGUAGES = ["ar", "so", "ti", "ckb"] as readonly Language[];

/** Words that keep what the text is filled with. */
function translated({ swedish }: ToTranslate): string {
  return `ترجمه ${swedish}`;
}

function returnedOf(rows: readonly ToTranslate[]): readonly Returned[] {
  return rows.map((row, index) => ({ ...row, text: translated(row), at: `rad ${index + 2}` }));
}

/** The repository's content, to be written in. */
function copyOfContent(): string {
  const root = mkdtempSync(join(folder, "content-"));
  for (const name of ["locales", "questionnaires"]) {
    cpSync(join(repository, name), join(root, name), { recursive: true });
  }
  return root;
}

function contentsOf(root: string): ReadonlyMap<string, string> {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".json"));
  return new Map(files.sort().map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

describe("texts by key", () => {
  const Name = fc.stringMatching(/^[a-z][a-z0-9_-]{0,6}$/);
  const { content } = fc.letrec<{ content: object; member: unknown }>((tie) => ({
    content: fc.dictionary(Name, tie("member"), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
    member: fc.oneof({ maxDepth: 3 }, fc.string(), tie("content")),
  }));

  test("what is taken apart and nested again is the same file", () => {
    fc.assert(
      fc.property(content, (file) => {
        expect(nestTexts(keyedTexts(file))).toEqual(file);
      }),
    );
  });

  test("a file with something else in it is refused, by its place", () => {
    expect(() => keyedTexts({ item: { next: ["Nästa"] } })).toThrow("item.next");
  });
});

describe("what a translator is asked for", () => {
  test.each(LANGUAGES)(
    "%s: every text of the client's side and of every questionnaire, each with a note and the Swedish",
    (language) => {
      const rows = toTranslate(partsIn(repository, language), language);
      expect(rows.filter(({ note, swedish }) => note.trim() === "" || swedish === "")).toEqual([]);
      expect(new Set(rows.map(({ part }) => part))).toEqual(new Set([CLIENT, ...builtInQuestionnaires().map(({ id }) => id)]));
    },
  );

  test.each(["ar", "so"] as const)("%s: exactly the texts that the app has, with what it says already", (language) => {
    const rows = toTranslate(partsIn(repository, language), language).filter(({ part }) => part === CLIENT);
    expect(new Map(rows.map(({ key, present }) => [key, present]))).toEqual(new Map(wordsOf(language, CLIENT)));
  });

  test("a plural in as many forms as the language tells apart, each with the numbers it is for", () => {
    const forms = [...pluralFormsOf("ar")];
    expect(forms.map(([form]) => form)).toEqual(["zero", "one", "two", "few", "many", "other"]);
    const rows = toTranslate(partsIn(repository, "ar"), "ar").filter(({ key }) => key.startsWith("purpose.duration"));
    expect(rows.map(({ key }) => key)).toEqual(forms.map(([form]) => `purpose.duration_${form}`));
    expect(rows[3]?.note).toContain("3, 4, 5, 6");
  });

  test("a language is listed by its own name, in its direction, with its digits", () => {
    expect(localeRow("fa-AF" as Language)).toEqual({
      name: "دری",
      direction: "rtl",
      format: "fa-AF-u-ca-gregory-nu-arabext",
      screens: ["client"],
    });
    expect(localeRow("ti" as Language)).toMatchObject({ name: "ትግርኛ", direction: "ltr", format: "ti-u-nu-latn" });
  });
});

describe("the sheet", () => {
  /**
   * What XML can't say no spreadsheet can hold; and write-excel-file 4.1.1 leaves out the sign for one that was lost, and
   * stumbles over `toString` and its like, which are no translations.
   */
  const Cell = fc
    .string({ unit: "grapheme", maxLength: 40 })
    .filter((text) => !/[\p{Cc}\ufffd\ufffe\uffff]/u.test(text) && !(text in {}));
  const hostile = fc.constantFrom(
    "=1+1",
    "+47",
    "-3",
    "@SUM(A1)",
    "0047",
    "1e5",
    "TRUE",
    "2026-11-26",
    "<b>&amp;</b>",
    "{{count}} \u2067ا\u2069",
  );

  test("comes back as it was filled, whatever stands in it", async () => {
    const text = fc.oneof(hostile, Cell);
    const texts = fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(texts, async (pairs) => {
        const path = join(folder, "round-trip.xlsx");
        const rows = pairs.map(([swedish, present], index) => ({
          part: CLIENT,
          key: `key${index}`,
          note: "Not",
          swedish,
          present,
        }));
        await writeSheet(path, rows, SORANI);
        const back = await readSheet(path);
        const wanted = rows.map(({ part, key, swedish, present }, index) => ({
          part,
          key,
          swedish: swedish.trim(),
          text: present.trim(),
          at: `rad ${index + 2}`,
        }));
        expect(back).toEqual(wanted);
      }),
      { numRuns: 40 },
    );
  });

  test("a file that is no workbook, and a workbook that is not this one, are told apart", async () => {
    expect(await readSheet(join(repository, "package.json"))).toEqual({ code: "no-workbook" });
    const other = join(folder, "other.xlsx");
    const { default: write } = await import("write-excel-file/node");
    await write([["Nyckel", "Text"]]).toFile(other);
    expect(await readSheet(other)).toEqual({ code: "no-columns", missing: ["Del", "Svenska", "Översättning"] });
  });
});

describe("a language by files alone", () => {
  const parts = partsIn(repository, SORANI);
  const wanted = toTranslate(parts, SORANI);
  const filled = returnedOf(wanted);

  function faultsWith(change: (rows: readonly Returned[]) => readonly Returned[]): readonly string[] {
    return checkReturned(wanted, change(filled), SORANI).faults.map(({ code, key }) => `${code} ${key}`);
  }

  function changing(key: string, change: Partial<Returned>): readonly string[] {
    return faultsWith((rows) => rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
  }

  test("a whole one has no fault", () => {
    expect(faultsWith((rows) => rows)).toEqual([]);
  });

  test("each text that is missing is named, also where its row is gone", () => {
    fc.assert(
      fc.property(fc.subarray([...filled], { minLength: 1 }), fc.boolean(), (left, gone) => {
        const faults = faultsWith((rows) =>
          gone
            ? rows.filter((row) => !left.includes(row))
            : rows.map((row) => (left.includes(row) ? { ...row, text: " \u00a0" } : row)),
        );
        expect(faults).toEqual(left.map(({ key }) => `missing ${key}`));
      }),
    );
  });

  test("texts that can't be used are named", () => {
    expect(changing("purpose.asker", { text: "کسی می‌پرسد" })).toEqual(["filled-otherwise purpose.asker"]);
    expect(changing("purpose.start", { text: "بلی {{count}}" })).toEqual(["filled-otherwise purpose.start"]);
    expect(changing("purpose.start", { swedish: "Ja, kom igång" })).toEqual(["swedish-changed purpose.start"]);
    expect(changing("purpose.start", { key: "purpose.begin" })).toEqual(["unknown purpose.begin", "missing purpose.start"]);
    expect(faultsWith((rows) => [...rows, ...rows.slice(0, 1)])).toEqual([]);
    expect(faultsWith((rows) => [...rows, ...rows.slice(0, 1).map((row) => ({ ...row, text: "دیگر" }))])).toEqual([
      "twice language.title",
    ]);
  });

  test("a form that stands for one number may say it in words, another may not", () => {
    const arabic = toTranslate(partsIn(repository, "ar"), "ar");
    const faults = (key: string): readonly string[] => {
      const rows = returnedOf(arabic).map((row) => (row.key === key ? { ...row, text: "دقيقتان" } : row));
      return checkReturned(arabic, rows, "ar").faults.map(({ code }) => code);
    };
    expect(faults("purpose.duration_two")).toEqual([]);
    expect(faults("purpose.duration_few")).toEqual(["filled-otherwise"]);
  });

  test("spaces of a spreadsheet and letters taken apart are put right, a space that may not break stays", () => {
    const rows = filled.map((row) => (row.key === "purpose.start" ? { ...row, text: "  a\u030a  b\u00a0c\n" } : row));
    expect(checkReturned(wanted, rows, SORANI).texts.get(CLIENT)?.get("purpose.start")).toBe("å b\u00a0c");
  });

  test("is there for clients once it is put in place, as a new version of what it was put into; a second time changes nothing", () => {
    const root = copyOfContent();
    const before = builtInQuestionnaires(join(root, "questionnaires"));
    const changed = putInPlace(root, SORANI, partsIn(root, SORANI), checkReturned(wanted, filled, SORANI).texts);
    expect(changed).toContain(join(root, "locales", "ckb", "client.json"));

    const after = builtInQuestionnaires(join(root, "questionnaires"));
    expect(after.map(({ version }) => version)).toEqual(before.map(({ version }) => version + 1));
    expect(after.map((document) => usableLanguages(document, [SORANI]))).toEqual(after.map(() => [SORANI]));
    const table = JSON.parse(readFileSync(join(root, "locales", "locales.json"), "utf8")) as object;
    expect(table).toEqual({
      ...(JSON.parse(readFileSync(join(repository, "locales", "locales.json"), "utf8")) as object),
      ckb: localeRow(SORANI),
    });
    expect(keyedTexts(JSON.parse(readFileSync(join(root, "locales", "ckb", "client.json"), "utf8")))).toEqual(
      new Map(filled.filter(({ part }) => part === CLIENT).map(({ key, text }) => [key, text])),
    );

    const written = contentsOf(root);
    const again = toTranslate(partsIn(root, SORANI), SORANI);
    const taken = again.map((row) => ({ ...row, text: row.present, at: "" }));
    expect(putInPlace(root, SORANI, partsIn(root, SORANI), checkReturned(again, taken, SORANI).texts)).toEqual([]);
    expect(contentsOf(root)).toEqual(written);
  });

  test("one text that is mended changes its own file, and the version of a questionnaire only where it is the questionnaire's", () => {
    const root = copyOfContent();
    const rows = toTranslate(partsIn(root, "so"), "so");
    const mended = (part: string, key: string): readonly string[] => {
      const back = rows.map((row) => ({
        ...row,
        text: row.part === part && row.key === key ? "Mahadsanid" : row.present,
        at: "",
      }));
      return putInPlace(root, "so", partsIn(root, "so"), checkReturned(rows, back, "so").texts).map((path) =>
        path.slice(root.length + 1),
      );
    };
    expect(mended(CLIENT, "ended.sentTitle").filter((path) => path.startsWith("questionnaires"))).toEqual([]);
    expect(mended("financial-assistance", "title")).toEqual(
      expect.arrayContaining([
        "questionnaires/financial-assistance/so.json",
        "questionnaires/financial-assistance/questionnaire.json",
      ]),
    );
  });
});

describe("the command", () => {
  function run(...args: readonly string[]): { readonly status: number | null; readonly said: string } {
    const { status, stdout } = spawnSync(process.execPath, [join(repository, "translation/main.ts"), ...args], {
      encoding: "utf8",
    });
    return { status, said: stdout };
  }

  test.each([[[]], [["qqz"]], [["not a code"]], [["so", "ar"]], [["so", "--tak", "x"]], [["so", "--take", "no-such-file.xlsx"]]])(
    "says what it wants when it is asked wrongly: %j",
    (args) => {
      const { status, said } = run(...args);
      expect(status).toBe(2);
      expect(said).toMatch(/npm run new-language|There is no/);
    },
  );

  test("takes nothing of a sheet in which a text is missing, and says in which row", async () => {
    const before = contentsOf(join(repository, "locales"));
    const path = join(folder, "half.xlsx");
    await writeSheet(path, toTranslate(partsIn(repository, SORANI), SORANI), SORANI);
    const { status, said } = run(SORANI, "--take", path);
    expect(status).toBe(1);
    expect(said).toContain("rad 2: client / language.title has no translation");
    expect(contentsOf(join(repository, "locales"))).toEqual(before);
    expect(existsSync(join(repository, "locales", SORANI))).toBe(false);
  });
});
