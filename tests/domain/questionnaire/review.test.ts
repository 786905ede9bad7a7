import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columns } from "../../../src/domain/codebook/codebook.ts";
import type { Item, QuestionnaireDocument } from "../../../src/domain/questionnaire/document.ts";
import { languagesOnTablet, usableLanguages } from "../../../src/domain/questionnaire/languages.ts";
import { type Remark, reviewQuestionnaire } from "../../../src/domain/questionnaire/review.ts";
import type { Language } from "../../../src/kernel/language.ts";
import { arbitraryQuestionnaire } from "../../support/arbitrary-questionnaire.ts";
import { asLanguage } from "../../support/brands.ts";
import {
  BUILT_IN,
  freeText,
  indicator,
  information,
  multiple,
  number,
  questionnaire,
  scale,
  single,
  texts,
} from "../../support/questionnaires.ts";

const SCREENS: readonly Language[] = ["sv", "ar", "so"];

/** In Swedish only, so that each thing is said once. */
function review(items: readonly Item[], changes: Partial<QuestionnaireDocument> = {}) {
  return reviewQuestionnaire(questionnaire(items, { languages: ["sv"], ...changes }), SCREENS);
}

function labelled(...labels: readonly string[]): Item {
  const item = single("visited", labels.map((_, position) => `o${position}`).join(" "));
  return { ...item, options: item.options.map((option, position) => ({ ...option, text: texts(labels[position] ?? "") })) };
}

test("the built-in questionnaire has nothing to be said about", () => {
  expect(reviewQuestionnaire(BUILT_IN, BUILT_IN.languages)).toEqual({ errors: [], warnings: [] });
});

describe("what would lose, mix up or forbid answers is an error, and says where", () => {
  test.each<[string, Item[], Remark[]]>([
    [
      "a label of zero-width spaces",
      [labelled("Ja", "\u200b\u200b")],
      [{ code: "invisible-label", at: "visited / o1", language: "sv" }],
    ],
    ["a control character", [labelled("Ja", "Ne\u0000j")], [{ code: "control-sign", at: "visited / o1", language: "sv" }]],
    ["damaged letters", [labelled("Ja", "LÃ¤tt")], [{ code: "damaged-letters", at: "visited / o1", language: "sv" }]],
    [
      "two options that look the same",
      [labelled("Ja", "Nej", "ja\u00a0")],
      [{ code: "same-label", at: "visited / o2", language: "sv", other: "o0" }],
    ],
    ["codes that differ in case", [single("q", "Yes yes")], [{ code: "codes-become-one", at: "q / yes", other: "Yes" }]],
    ["codes that are one number", [single("q", "1 01")], [{ code: "codes-become-one", at: "q / 01", other: "1" }]],
    [
      "a code that is an answer",
      [number("children", 0, 99, "dont-know 99")],
      [{ code: "code-is-a-number", at: "children / 99" }],
    ],
    [
      "a code that a text column uses",
      [freeText("more", 50, "Text-Given")],
      [{ code: "reserved-code", at: "more / Text-Given" }],
    ],
    ["a code that means not asked", [single("q", "yes NOT_APPLICABLE")], [{ code: "reserved-code", at: "q / NOT_APPLICABLE" }]],
    [
      "item ids that differ in case",
      [single("Q1", "yes no"), single("q1", "good bad")],
      [{ code: "name-collision", at: "q1", other: "Q1" }],
    ],
    [
      "an item called like a column of our own",
      [single("Help_Mode", "yes no")],
      [{ code: "name-collision", at: "Help_Mode", other: "help_mode" }],
    ],
  ])("%s", (_, items, errors) => {
    // Two questions with one text would be said, too.
    const told = items.map((item) => ({ ...item, text: texts(`Fråga ${item.id === "q1" ? "två" : "ett"}`) }));
    // The labels of options that are given by their codes alone.
    const spelled = told.map((item) =>
      "options" in item && item.id !== "visited"
        ? { ...item, options: item.options.map((option, position) => ({ ...option, text: texts(`Svar ${position}`) })) }
        : item,
    ) as Item[];
    expect(review(spelled).errors).toEqual(errors);
  });

  test("a title, a source, an item's text and a topic are looked at, too, in every language", () => {
    const broken = "V\ufffdldigt";
    const item = scale("q", "good+ bad", { text: texts(broken), indicator: { ...indicator("X"), topic: texts(broken) } });
    const found = reviewQuestionnaire(
      questionnaire([item, information("hello", { text: texts(broken) })], { title: texts(broken), source: texts(broken) }),
      SCREENS,
    ).errors;
    expect(found.map(({ at, language }) => `${at} ${language}`)).toEqual(
      ["title", "source", "q / text", "q / indicator", "hello / text"].flatMap((at) =>
        SCREENS.map((language) => `${at} ${language}`),
      ),
    );
  });
});

describe("what works but should be known is a warning", () => {
  const warnings = (items: readonly Item[], changes?: Partial<QuestionnaireDocument>) =>
    review(items, changes).warnings.map(({ code, at, other }) => [code, at, other]);

  test.each([
    ["a code that is a day", [single("q", "mar-12 yes")], [["code-changes", "q / mar-12", undefined]]],
    ["a code that is a number", [single("q", "1e3 yes")], [["code-changes", "q / 1e3", undefined]]],
    [
      "names that SPSS changes",
      [single("own-views", "a b"), single("all", "a b"), multiple("why", "far dont-know")],
      [
        ["spss-hyphen", "own-views", "own-views"],
        ["spss-reserved", "all", "all"],
        ["spss-hyphen", "why / dont-know", "why.dont-know"],
      ],
    ],
    [
      "an item id that is a digit",
      [single("1", "a b"), single("01", "a b")],
      [
        ["code-changes", "01", undefined],
        ["spss-starts-with-digit", "1", "1"],
        ["spss-starts-with-digit", "01", "01"],
      ],
    ],
  ])("%s", (_, items, found) => {
    expect(warnings(items as Item[])).toEqual(found);
    expect(review(items as Item[]).errors).toEqual([]);
  });

  test("two questions with one text", () => {
    const items = ["q1", "q2"].map((id) => ({ ...single(id, "yes no"), text: texts(id === "q1" ? "Varför?" : "VARFÖR? ") }));
    expect(warnings(items)).toEqual([["same-question", "q2 / text", "q1"]]);
  });

  test("a text without a letter of its language's script", () => {
    const item = { ...single("q", "1 2"), text: { sv: "Varför?", ar: "لماذا؟", so: "Waa maxay?" } };
    const bare = { ...item, options: item.options.map((option) => ({ ...option, text: texts(option.code) })) };
    const plain = { title: { sv: "A", ar: "ا", so: "A" }, source: { sv: "A", ar: "ا", so: "A" }, languages: SCREENS };
    expect(warnings([bare], plain)).toEqual([]);
    expect(warnings([{ ...bare, text: { ...item.text, ar: "áãÇÐÇ¿", so: "لماذا" } }], plain).map(([code]) => code)).toEqual([
      "foreign-script",
      "foreign-script",
    ]);
  });

  test("signs that turn the direction", () => {
    expect(warnings([labelled("Ja", "\u202eNej")])).toEqual([["turning-sign", "visited / o1", undefined]]);
  });
});

describe("the codes of the field's own forms stay", () => {
  test.each(["Q1", "1", "o_other", "A1b", "x_2-y"])("%s", (code) => {
    const found = review([single(code, `${code} other`)]);
    expect(found.errors).toEqual([]);
  });
});

describe("the languages that a tablet offers", () => {
  const why = (languages: readonly Language[], changes: Partial<QuestionnaireDocument> = {}) =>
    languagesOnTablet({ ...BUILT_IN, languages, ...changes }, SCREENS).map((one) => [one.language, one.why, one.known]);

  test("are those that it has words of its own in, and each other one has its reason", () => {
    expect(why(["sv", "en", asLanguage("sv-SE"), "ar"])).toEqual([
      ["sv", null, undefined],
      ["en", "no-screens", undefined],
      ["sv-SE", "other-tag", "sv"],
      ["ar", null, undefined],
    ]);
  });

  test.each(["", " ", "\u200b", "\u00a0\u200f"])("never one in which a client would read %j", (text) => {
    const [first, ...others] = BUILT_IN.items;
    const items = [{ ...first, text: { ...first?.text, ar: text } }, ...others] as Item[];
    expect(why(SCREENS, { items })).toEqual([
      ["sv", null, undefined],
      ["ar", "incomplete", undefined],
      ["so", null, undefined],
    ]);
    expect(usableLanguages({ ...BUILT_IN, items }, SCREENS)).toEqual(["sv", "so"]);
  });

  test("none of them is an error, and each that drops out is named", () => {
    const said = (languages: Language[]) => {
      const { errors, warnings } = reviewQuestionnaire({ ...BUILT_IN, languages }, SCREENS);
      const wanted = (list: readonly Remark[]) =>
        list.filter(({ code }) => code.includes("language")).map(({ code, language, other }) => [code, language, other]);
      return { errors: wanted(errors), warnings: wanted(warnings) };
    };
    expect(said(["en"])).toEqual({
      errors: [["no-tablet-language", undefined, undefined]],
      warnings: [["language-no-screens", "en", undefined]],
    });
    expect(said([asLanguage("sv-SE"), asLanguage("ti")])).toEqual({
      errors: [["no-tablet-language", undefined, undefined]],
      warnings: [
        ["language-other-tag", "sv-SE", "sv"],
        ["language-no-screens", "ti", undefined],
      ],
    });
    expect(said(["sv", "en"])).toEqual({ errors: [], warnings: [["language-no-screens", "en", undefined]] });
    expect(said(["sv", "so"])).toEqual({ errors: [], warnings: [] });
  });

  test("are at least one exactly when nothing stands in the way: what the console lets through is no empty screen", () => {
    fc.assert(
      fc.property(arbitraryQuestionnaire(), (document) => {
        const { errors } = reviewQuestionnaire(document, SCREENS);
        const released = usableLanguages(document, SCREENS);
        expect(errors.some(({ code }) => code === "no-tablet-language")).toBe(released.length === 0);
      }),
      { numRuns: 300 },
    );
  });
});

test("no two columns of an export have one name, however a program reads names, once nothing stands in the way", () => {
  fc.assert(
    fc.property(arbitraryQuestionnaire(), (document) => {
      const names = columns(document).map(({ name }) => name.toLowerCase());
      const clash = new Set(names).size < names.length;
      const { errors } = reviewQuestionnaire(document, SCREENS);
      expect(clash && !errors.some(({ code }) => code === "name-collision" || code === "codes-become-one")).toBe(false);
    }),
    { numRuns: 500 },
  );
});
