import { expect, test } from "vitest";
import { keptFormat } from "../../src/i18n/kept-format.ts";
import { asLanguage } from "../support/brands.ts";

test("a format is made once for each locale, and kept", () => {
  const made: string[] = [];
  const format = keptFormat((locale) => {
    made.push(locale);
    return { locale };
  });
  const swedish = format("sv");
  expect([format("sv"), format("sv"), format(asLanguage("fi"))]).toEqual([swedish, swedish, swedish]);
  expect(format("ar")).not.toBe(swedish);
  expect(format("ar")).toBe(format("ar"));
  expect(made).toEqual([swedish.locale, format("ar").locale]);
});
