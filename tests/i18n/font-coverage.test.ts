import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Texts } from "../../src/domain/questionnaire/document.ts";
import { LOCALES } from "../../src/i18n/locales.ts";
import { formatNumber, formatPercent } from "../../src/i18n/numbers.ts";
import { type Language, mainSubtag } from "../../src/kernel/language.ts";
import { builtInQuestionnaires } from "../../src/server/rounds/built-in.ts";
import withText from "../fixtures/questionnaire-with-text.json" with { type: "json" };
import { charactersOf } from "../support/font-glyphs.ts";
import { foldersOfLanguages, namespacesOf, wordsOf } from "../support/locale-files.ts";

const css = readFileSync(new URL("../../src/ui/type.css", import.meta.url), "utf8");

type Face = { readonly file: string; readonly covers: (character: number) => boolean };

/** The font files of the tokens, and which characters the browser looks up in each, by family. */
const ALL_FACES: readonly (Face & { readonly family: string })[] = [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].map(
  ([, rule = ""]) => {
    const family = /font-family: "([^"]+)"/.exec(rule)?.[1] ?? "";
    const file = /url\("([^"]+)"\)/.exec(rule)?.[1] ?? "";
    const ranges = (/unicode-range:([^;]+);/.exec(rule)?.[1] ?? "").split(",").map((range) => {
      const [, first = "", last = first] = /^U\+([0-9A-F]+)(?:-([0-9A-F]+))?$/.exec(range.trim()) ?? [];
      return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
    });
    return { family, file, covers: (character) => ranges.some(([first, last]) => character >= first && character <= last) };
  },
);

const FACES = ALL_FACES.filter(({ family }) => family === "Readex Pro");

/** Languages whose letters Readex has not all of are shown in this one, and in Readex what is Latin. */
const OTHER_ARABIC = ALL_FACES.filter(({ family }) => family === "Vazirmatn");
const IN_OTHER_ARABIC = [
  ...(/:is\(((?::lang\(\w+\),?\s*)+)\)\s*\{\s*--font-arabic: var\(--font-persian\)/.exec(css)?.[1] ?? "").matchAll(/\((\w+)\)/g),
].map(([, code]) => code ?? "");

/** The faces that a browser looks for a language's letters in, first to last. */
function facesOf(language: Language | null): readonly Face[] {
  return language !== null && IN_OTHER_ARABIC.includes(mainSubtag(language)) ? [...OTHER_ARABIC, ...FACES] : FACES;
}

const GLYPHS = new Map(
  [...FACES, ...OTHER_ARABIC].map(({ file }) => [file, charactersOf(new URL(`../../node_modules/${file}`, import.meta.url))]),
);

/** Everything that is ever shown to a client, an assistant or a coordinator, by where it stands and in which language. */
const SHOWN: readonly (readonly [string, Language | null, string])[] = [
  ...foldersOfLanguages().flatMap((language) =>
    namespacesOf(language).map(
      (namespace) => [`${language}/${namespace}`, language, [...wordsOf(language, namespace).values()].join("")] as const,
    ),
  ),
  ...LOCALES.map(({ code, name }) => [`the name of ${code}`, code, name] as const),
  ...builtInQuestionnaires().flatMap((document) =>
    document.languages.map(
      (language) => [`${document.id} in ${language}`, language, everyText(document, language).join("")] as const,
    ),
  ),
  ...(withText.languages as readonly string[] as readonly Language[]).map(
    (language) => [`the questionnaire with text in ${language}`, language, everyText(withText, language).join("")] as const,
  ),
  ...LOCALES.map(
    ({ code }) =>
      [
        `the figures in ${code}`,
        code,
        [formatPercent(58.3, code), formatPercent(null, code), formatNumber(1_234_567_890, code)].join(""),
      ] as const,
  ),
];

describe("the font that comes with the product", () => {
  test("is two subsets, Latin and Arabic, with ranges that do not overlap in letters", () => {
    expect(FACES.map(({ file }) => /readex-pro-(.+)-wght/.exec(file)?.[1])).toEqual(["latin", "arabic"]);
    const [latin, arabic] = FACES;
    expect(Array.from("åäöÅÄÖéQq'’–").filter((letter) => latin?.covers(letter.codePointAt(0) ?? 0) !== true)).toEqual([]);
    expect(Array.from("ءآبةىيًَُِّْ،؛؟٪").filter((letter) => arabic?.covers(letter.codePointAt(0) ?? 0) !== true)).toEqual([]);
    expect(["å", "ب"].map((letter) => FACES.filter(({ covers }) => covers(letter.codePointAt(0) ?? 0)).length)).toEqual([1, 1]);
  });

  test("has the Arabic letters under a name of their own, with the space: that makes them what a line is measured with", () => {
    const own = ALL_FACES.filter(({ family }) => family === "Readex Pro Arabic");
    expect(own.map(({ file }) => file)).toEqual([FACES[1]?.file]);
    const claims = (face: Face | undefined): number[] =>
      Array.from({ length: 0x10000 }, (_, character) => character).filter((character) => face?.covers(character));
    expect(claims(own[0])).toEqual([0x20, ...claims(FACES[1])]);
    expect(GLYPHS.get(own[0]?.file ?? "")?.has(0x20)).toBe(true);
    expect(css).toMatch(/--font-arabic:\s*"Readex Pro Arabic", "Readex Pro",/);
  });

  test("is read rightly here: it has letters, and no Chinese", () => {
    for (const characters of GLYPHS.values()) {
      expect(characters.size).toBeGreaterThan(60);
      expect(characters.has("中".codePointAt(0) ?? 0)).toBe(false);
    }
    expect(GLYPHS.get(FACES[0]?.file ?? "")?.has("å".codePointAt(0) ?? 0)).toBe(true);
    expect(GLYPHS.get(FACES[1]?.file ?? "")?.has("ش".codePointAt(0) ?? 0)).toBe(true);
  });
});

describe.each(SHOWN)("%s", (_, language, text) => {
  const faces = facesOf(language);
  const characters = [...new Set(text)].filter((character) => !/[\n\t]/.test(character));

  test("uses only characters that the subsets claim", () => {
    expect(
      characters.filter((character) => !faces.some(({ covers }) => covers(character.codePointAt(0) ?? 0))).map(named),
    ).toEqual([]);
  });

  test("and that the font files really have", () => {
    // One face draws all letters of a word: in two, they would not hold hands.
    const arabic = faces.filter(({ covers }) => covers(0x0628))[0];
    const own = characters.filter((character) => /\p{Script=Arabic}/u.test(character));
    expect(
      own.filter((character) => GLYPHS.get(arabic?.file ?? "")?.has(character.codePointAt(0) ?? 0) !== true).map(named),
    ).toEqual([]);
    const drawn = (character: number): boolean =>
      faces.some(({ file, covers }) => covers(character) && GLYPHS.get(file)?.has(character) === true);
    expect(characters.filter((character) => isDrawn(character) && !drawn(character.codePointAt(0) ?? 0)).map(named)).toEqual([]);
  });
});

/** Directional marks and joiners have no shape. */
function isDrawn(character: string): boolean {
  return !/[\u200c-\u200f\u2066-\u2069\u061c]/.test(character);
}

function named(character: string): string {
  return `${character} U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Every text in the language, however deep it stands. */
function everyText(value: unknown, language: Language): readonly string[] {
  if (typeof value !== "object" || value === null) {
    return [];
  }
  const own = Object.hasOwn(value, language) ? [(value as Texts)[language] ?? ""] : [];
  return [...own, ...Object.values(value).flatMap((member) => everyText(member, language))];
}
