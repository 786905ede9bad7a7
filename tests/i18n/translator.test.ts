import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { formatNumber } from "../../src/i18n/numbers.ts";
import { createTranslator } from "../../src/i18n/translator.ts";
import type { Language } from "../../src/kernel/language.ts";
import { asLanguage } from "../support/brands.ts";
import { wordsOf } from "../support/locale-files.ts";

function resources(...languages: readonly Language[]): Record<string, { client: Record<string, unknown> }> {
  const read = (language: Language): Record<string, unknown> =>
    JSON.parse(readFileSync(new URL(`../../locales/${language}/client.json`, import.meta.url), "utf8")) as Record<
      string,
      unknown
    >;
  return Object.fromEntries(languages.map((language) => [language, { client: read(language) }]));
}

describe("a translator", () => {
  const translator = createTranslator(resources("sv", "ar", "so"), "sv", ["client"]);
  const say = (language: Language) => translator.getFixedT(language, "client");

  test.each(["sv", "ar", "so"] as const)("says what stands in the file: %s", (language) => {
    expect(say(language)("purpose.start")).toBe(wordsOf(language, "client").get("purpose.start"));
  });

  test("never says Swedish on an Arabic screen: what is missing shows its key, and the locale tests find it", () => {
    const gaps = createTranslator({ sv: { client: { only: "Bara på svenska" } }, ar: { client: {} } }, "ar", ["client"]);
    expect(gaps.getFixedT("ar", "client")("only")).toBe("only");
    expect(gaps.getFixedT("fi", "client")("only")).toBe("only");
  });

  test.each([
    [0, "zero"],
    [1, "one"],
    [2, "two"],
    [3, "few"],
    [10, "few"],
    [11, "many"],
    [99, "many"],
    [100, "other"],
    [102, "other"],
    [103, "few"],
  ])("counts %i in Arabic as Arabic counts: %s", (count, form) => {
    const text = wordsOf("ar", "client").get(`idle.erased_${form}`) ?? "";
    expect(text).not.toBe("");
    expect(say("ar")("idle.erased", { count })).toBe(text.replace("{{count}}", String(count)));
  });

  test.each<[language: Language, expected: string]>([
    ["sv", "1\u00a0234 personer"],
    ["ar", "1,234 personer"],
    ["so", "1,234 personer"],
    ["en", "1,234 personer"],
    // A language that the table lacks, and whose bare name has other digits everywhere.
    [asLanguage("fa"), "1\u00a0234 personer"],
  ])("writes numbers in a text as the figures are written, with the digits 0 to 9: %s", (language, expected) => {
    const counted = createTranslator({ [language]: { client: { people: "{{count, number}} personer" } } }, language, ["client"]);
    const plain = counted.t("people", { count: 1234 }).replace(/[\u200e\u200f]/g, "");
    expect(plain.replace("\u202f", "\u00a0")).toBe(expected);
    expect(counted.t("people", { count: 1234 })).toContain(formatNumber(1234, language));
  });

  test("writes every number in the digits of the language, also where the text asks for no format; what people typed stays", () => {
    const dari = asLanguage("fa-AF");
    const all = createTranslator(resources("sv", "ar", dari), dari, ["client"]);
    const range = { minimum: 1, maximum: 3000 };
    expect(all.getFixedT(dari, "client")("item.number", range)).toContain("از ۱ تا ۳۰۰۰");
    expect(all.getFixedT(dari, "client")("idle.erased", { count: 29 })).toContain("۲۹");
    expect(all.getFixedT("ar", "client")("item.number", range)).toContain("من 1 إلى 3000");
    expect(all.getFixedT("sv", "client")("item.number", range)).toContain("från 1 till 3000");
    expect(all.getFixedT(dari, "client")("listen.read", { text: "08-12" })).toContain("08-12");
  });

  test("fills in what people typed as it is: React escapes it, once", () => {
    expect(say("sv")("purpose.asker", { organisation: "Åsa & Öst <AB>" })).toContain("Åsa & Öst <AB>");
  });
});
