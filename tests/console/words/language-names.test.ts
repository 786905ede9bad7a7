import * as v from "valibot";
import { expect, test } from "vitest";
import { languageName } from "../../../src/console/words/language-names.ts";
import type { Language } from "../../../src/kernel/language.ts";
import { LanguageCode } from "../../../src/protocol/atoms.ts";
import { asLanguage } from "../../support/brands.ts";

test.each<[code: string, language: Language, name: string]>([
  ["ar", "sv", "Arabiska"],
  ["so", "en", "Somali"],
  ["sv-lat", "sv", "sv-lat"],
  ["sv-a1", "en", "sv-a1"],
  ["qaz", "sv", "qaz"],
])("%s in %s is %s: whatever a questionnaire may call a language has a name", (code, language, name) => {
  expect(v.is(LanguageCode, code)).toBe(true);
  expect(languageName(asLanguage(code), language)).toBe(name);
});
