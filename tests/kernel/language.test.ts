import { expect, test } from "vitest";
import { type Language, languagesIn, nearestLanguage } from "../../src/kernel/language.ts";
import { asLanguage } from "../support/brands.ts";

test("texts are in the languages that they stand under, in that order", () => {
  expect(languagesIn({ so: "Maya", sv: "Nej", "sr-Latn": "Ne" })).toEqual(["so", "sv", "sr-Latn"]);
});

test("a language is a text; a text is no language unless it is one that the product's own code writes out", () => {
  const text: string = asLanguage("ti");
  // @ts-expect-error: where it entered, nobody said what it is
  const language: Language = text;
  // @ts-expect-error: a site's name in place of a language
  const other: Language = "Väntrum A";
  expect([language, other, "sv" satisfies Language]).toEqual(["ti", "Väntrum A", "sv"]);
});

test.each([
  ["fa-AF", ["sv", "fa-AF"], "fa-AF"],
  ["fa-IR", ["sv", "fa-AF"], "fa-AF"],
  ["fa", ["sv", "fa-AF"], "fa-AF"],
  ["sv-FI", ["sv-SE", "sv", "ar"], "sv-SE"],
  ["sv", ["sv-SE", "sv"], "sv"],
  ["fi", ["sv", "fa-AF"], undefined],
  ["", ["sv"], undefined],
])("%j means, of %j, %j", (tag, known, meant) => {
  expect(nearestLanguage(tag, known.map(asLanguage))).toBe(meant);
});
