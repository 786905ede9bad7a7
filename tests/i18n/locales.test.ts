import { describe, expect, test } from "vitest";
import { LOCALES, localeOf } from "../../src/i18n/locales.ts";
import type { Language } from "../../src/kernel/language.ts";
import { builtInQuestionnaires } from "../../src/server/rounds/built-in.ts";
import { asLanguage } from "../support/brands.ts";

describe("the languages", () => {
  test.each<[code: Language, name: string, direction: string]>([
    ["sv", "Svenska", "ltr"],
    ["ar", "العربية", "rtl"],
    ["so", "Soomaali", "ltr"],
    ["en", "English", "ltr"],
    [asLanguage("fa-AF"), "دری", "rtl"],
  ])("%s is called %s and runs %s", (code, name, direction) => {
    expect(localeOf(code)).toMatchObject({ code, name, direction });
  });

  test("run in the direction of the script that their own name is written in", () => {
    for (const { code, name, direction } of LOCALES) {
      const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
      expect(`${code} ${direction}`).toBe(`${code} ${rightToLeft.test(name) ? "rtl" : "ltr"}`);
    }
  });

  test.each(builtInQuestionnaires())("of $id all stand in the table", ({ languages }) => {
    expect(languages.filter((language) => localeOf(language).code !== language)).toEqual([]);
  });

  test.each(["", "fi", "sv-FI", "SV", "constructor", "__proto__"])(
    "%j is none of them, and Swedish is what every office reads",
    (code) => {
      expect(localeOf(asLanguage(code)).code).toBe("sv");
    },
  );

  test("write numbers with the digits that the table says, and dates by the calendar of the place, in a form that the platform knows", () => {
    for (const { code, format } of LOCALES) {
      const digits = /-u-(?:ca-gregory-)?nu-(latn|arab|arabext)$/.exec(format)?.[1];
      expect(`${code} ${new Intl.NumberFormat(format).resolvedOptions().numberingSystem}`).toBe(`${code} ${digits}`);
      expect(`${code} ${new Intl.DateTimeFormat(format).resolvedOptions().calendar}`).toBe(`${code} gregory`);
      expect(Intl.NumberFormat.supportedLocalesOf([format])).toEqual([format]);
    }
  });
});
