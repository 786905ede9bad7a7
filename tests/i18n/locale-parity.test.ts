import { describe, expect, test } from "vitest";
import { LOCALES } from "../../src/i18n/locales.ts";
import { type Language, languagesIn } from "../../src/kernel/language.ts";
import { builtInQuestionnaires } from "../../src/server/rounds/built-in.ts";
import { placeholdersIn } from "../../translation/check-texts.ts";
import { pluralOf } from "../../translation/plural-forms.ts";
import { foldersOfLanguages, namespacesOf, type Words, wordsOf } from "../support/locale-files.ts";

/** Swedish is written first; its keys are the ones that the screens use. */
const FIRST = "sv";

const FILES = foldersOfLanguages().flatMap((language) =>
  namespacesOf(language).map((namespace) => [language, namespace] as const),
);
const TRANSLATED = FILES.filter(([language]) => language !== FIRST);

/** The zero width non-joiner, where it does something. */
const BETWEEN_LETTERS = /(?<=\p{Script=Arabic})\u200c(?=\p{Script=Arabic})/gu;

/** Texts that are rightly the same as in Swedish, read and agreed to one by one. */
const SAME_AS_SWEDISH: Readonly<Record<string, readonly string[]>> = {
  en: [
    "Streck",
    "Version",
    "Information",
    "Period",
    "Manifest",
    "Export",
    "Format",
    "Text",
    "Excel (XLSX)",
    "CSV",
    "SPSS (SAV)",
    "JSON",
    "{{count}} min",
    "{{count, number}} person",
    "{{id}}, version {{version}}",
    "{{screen}} – Streck",
  ],
};

/** Each text with its plural forms: of one form where it has none. */
function textsOf(words: Words): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const texts = new Map<string, Map<string, string>>();
  for (const [key, value] of words) {
    const { text, form } = pluralOf(key);
    texts.set(text, (texts.get(text) ?? new Map<string, string>()).set(form ?? "", value));
  }
  return texts;
}

function pluralForms(language: Language): readonly string[] {
  return new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
}

/** Forms that each stand for one single number, which the words themselves may say ("two minutes" is one word in Arabic). */
function isOneNumber(language: Language, form: string): boolean {
  const rules = new Intl.PluralRules(language);
  return Array.from({ length: 200 }, (_, count) => count).filter((count) => rules.select(count) === form).length === 1;
}

describe("which languages have which screens", () => {
  test("every language in the table has a folder, and every folder stands in the table", () => {
    expect(foldersOfLanguages()).toEqual(LOCALES.map(({ code }) => code).toSorted());
  });

  test.each(LOCALES)(
    "$code has the files that the table says, and no other: console and server believe it",
    ({ code, screens }) => {
      expect(namespacesOf(code)).toEqual([...screens].sort());
    },
  );

  test.each([...new Set(builtInQuestionnaires().flatMap(({ languages }) => languages))])(
    "%s, a language of a built-in questionnaire, has the client's and the assistant's",
    (language) => {
      expect(namespacesOf(language)).toEqual(expect.arrayContaining(["assistant", "client"]));
    },
  );

  test("the assistant's screens exist in English, too, and the console's in Swedish and English", () => {
    expect(namespacesOf("en")).toContain("assistant");
    expect((["sv", "en"] as const).filter((language) => !namespacesOf(language).includes("console"))).toEqual([]);
  });

  test("no language has a screen that Swedish lacks", () => {
    expect(TRANSLATED.filter(([, namespace]) => !namespacesOf(FIRST).includes(namespace))).toEqual([]);
  });
});

describe.each(FILES)("%s/%s", (language, namespace) => {
  const words = wordsOf(language, namespace);
  const texts = textsOf(words);
  const swedish = textsOf(wordsOf(FIRST, namespace));

  test("has exactly the texts of the Swedish file", () => {
    expect([...texts.keys()].filter((text) => !swedish.has(text))).toEqual([]);
    expect([...swedish.keys()].filter((text) => !texts.has(text))).toEqual([]);
  });

  test("has every plural form that the language knows, and no other", () => {
    const wrong = [...texts].flatMap(([text, forms]) => {
      const found = [...forms.keys()].sort();
      const isPlural = !found.includes("") || found.length > 1;
      // Where Swedish tells one from several, each language tells apart what it does; where Swedish doesn't, it may.
      const mustBe = [...(swedish.get(text)?.keys() ?? [])].some((form) => form !== "");
      const good = isPlural ? found.join() === pluralForms(language).join() : !mustBe;
      return good ? [] : [`${text}: ${found.join()}`];
    });
    expect(wrong).toEqual([]);
  });

  test("is filled with the same as the Swedish text", () => {
    const wrong = [...texts].flatMap(([text, forms]) => {
      const original = swedish.get(text);
      const expected = placeholdersIn(original?.get("") ?? original?.get("other") ?? "");
      return [...forms].flatMap(([form, value]) => {
        const found = placeholdersIn(value);
        const saysTheNumber = form !== "" && isOneNumber(language, form);
        const needed = saysTheNumber ? expected.filter((one) => !one.startsWith("{{count")) : expected;
        const good = found.join() === expected.join() || found.join() === needed.join();
        return good ? [] : [`${text}${form === "" ? "" : `_${form}`}: ${found.join(" ")} instead of ${expected.join(" ")}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  test("has no text that is empty, begins or ends with a space, or holds two in a row", () => {
    expect([...words].filter(([, value]) => value.trim() === "" || value !== value.trim() || value.includes("  "))).toEqual([]);
  });

  test("is written with composed letters", () => {
    expect([...words].filter(([, value]) => value !== value.normalize("NFC"))).toEqual([]);
  });

  test("holds no invisible characters, but what parts two letters that would join, as Dari is written", () => {
    const seen = [...words].map(([key, value]) => [key, value.replace(BETWEEN_LETTERS, "")] as const);
    expect(seen.filter(([, value]) => /[\p{Cc}\p{Cf}\u2028\u2029\ufffd]/u.test(value))).toEqual([]);
  });
});

describe.each(TRANSLATED)("%s/%s", (language, namespace) => {
  test("has no Swedish left in it", () => {
    const swedish = wordsOf(FIRST, namespace);
    const agreed = SAME_AS_SWEDISH[language] ?? [];
    const left = [...wordsOf(language, namespace)].filter(
      ([key, value]) => value === swedish.get(key) && hasWords(value) && !agreed.includes(value),
    );
    expect(left).toEqual([]);
  });

  test("is in its own script", () => {
    const rtl = LOCALES.find(({ code }) => code === language)?.direction === "rtl";
    const foreign = [...wordsOf(language, namespace)].filter(
      ([, value]) => hasWords(value) && /\p{Script=Arabic}/u.test(value) !== rtl,
    );
    expect(foreign).toEqual([]);
  });
});

test("what was agreed to be the same as in Swedish still is: nothing on that list is idle", () => {
  const idle = languagesIn(SAME_AS_SWEDISH).flatMap((language) => {
    const same = namespacesOf(language).flatMap((namespace) => {
      const swedish = wordsOf(FIRST, namespace);
      return [...wordsOf(language, namespace)].filter(([key, value]) => value === swedish.get(key)).map(([, value]) => value);
    });
    return (SAME_AS_SWEDISH[language] ?? []).filter((value) => !same.includes(value));
  });
  expect(idle).toEqual([]);
});

/** Whether anything is left to translate once what is filled in has been taken out. */
function hasWords(value: string): boolean {
  return /\p{L}/u.test(value.replace(/\{\{.*?\}\}/g, ""));
}
