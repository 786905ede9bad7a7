import * as v from "valibot";
import { expect, test } from "vitest";
import { languageName } from "../../src/console/words/language-names.ts";
import { LanguageCode } from "../../src/protocol/words.ts";

test.each([
  ["ar", "sv", "Arabiska"],
  ["so", "en", "Somali"],
  ["sv-lat", "sv", "sv-lat"],
  ["sv-a1", "en", "sv-a1"],
  ["qaz", "sv", "qaz"],
])("%s in %s is %s: whatever a questionnaire may call a language has a name", (code, language, name) => {
  expect(v.is(LanguageCode, code)).toBe(true);
  expect(languageName(code, language)).toBe(name);
});
