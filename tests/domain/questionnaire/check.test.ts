import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkQuestionnaire, type Finding, type FindingCode } from "../../../src/domain/questionnaire/check.ts";
import type { Item, QuestionnaireDocument, SingleItem } from "../../../src/domain/questionnaire/document.ts";
import { arbitraryQuestionnaire } from "../../support/arbitrary-questionnaire.ts";
import { asLanguage } from "../../support/brands.ts";
import {
  BUILT_IN,
  equals,
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

const sound = single("visited", "yes no");

function found(document: QuestionnaireDocument): readonly Finding[] {
  return checkQuestionnaire(document);
}

/** The second option of `visited`, in other words. */
function secondOption(changes: Partial<SingleItem["options"][number]>): SingleItem {
  return { ...sound, options: sound.options.map((option, position) => (position === 1 ? { ...option, ...changes } : option)) };
}

describe("what keeps a questionnaire from being published, and where", () => {
  test("a sound one: nothing", () => {
    expect(found(questionnaire([sound]))).toEqual([]);
  });

  test.each<[string, Item[], Finding[]]>([
    ["no items", [], [{ code: "no-items", at: "items" }]],
    ["nothing that can be answered", [information("welcome")], [{ code: "no-items", at: "items" }]],
    [
      "an item's text missing in a language",
      [{ ...sound, text: { sv: "?", ar: "؟" } }],
      [{ code: "missing-language", at: "visited / text", language: "so" }],
    ],
    [
      "an item's text that is only space",
      [{ ...sound, text: { ...texts("?"), ar: " \u00a0\n" } }],
      [{ code: "empty-label", at: "visited / text", language: "ar" }],
    ],
    [
      "an option without a label",
      [secondOption({ text: texts("") })],
      (["sv", "ar", "so"] as const).map((language) => ({ code: "empty-label" as const, at: "visited / no", language })),
    ],
    [
      "an option not translated",
      [secondOption({ text: { sv: "Nej", so: "Maya" } })],
      [{ code: "missing-language", at: "visited / no", language: "ar" }],
    ],
    [
      "an indicator's topic not translated",
      [scale("welcome", "good+ bad", { indicator: { code: "X", topic: { sv: "Mött", so: "La kulmay" } } })],
      [{ code: "missing-language", at: "welcome / indicator", language: "ar" }],
    ],
    ["two items with one id", [sound, scale("visited", "good bad")], [{ code: "duplicate-item", at: "visited" }]],
    ["two options with one code", [single("visited", "yes no yes")], [{ code: "duplicate-code", at: "visited / yes" }]],
    ["an item id with a space", [single("Was_here ", "yes no")], [{ code: "malformed-code", at: "Was_here " }]],
    [
      "an item id that is a column of the export",
      [single("completeness", "yes no")],
      [{ code: "duplicate-item", at: "completeness" }],
    ],
    ["an item id that starts with an underscore", [single("_item", "yes no")], [{ code: "malformed-code", at: "_item" }]],
    ["an item id with a dot", [single("a.b", "yes no")], [{ code: "malformed-code", at: "a.b" }]],
    ["an empty item id", [{ ...sound, id: "" }], [{ code: "malformed-code", at: "" }]],
    ["an item id that is too long", [single("a".repeat(65), "yes no")], [{ code: "malformed-code", at: "a".repeat(65) }]],
    ["an item id that starts with a hyphen", [single("-1", "yes no")], [{ code: "malformed-code", at: "-1" }]],
    ["an option code that is a formula", [single("visited", "yes =1")], [{ code: "malformed-code", at: "visited / =1" }]],
    ["one option only", [single("visited", "yes")], [{ code: "no-options", at: "visited" }]],
    ["no options in a scale", [scale("welcome", "")], [{ code: "no-options", at: "welcome" }]],
    ["one option in a multiple choice", [multiple("why", "far")], [{ code: "no-options", at: "why" }]],
    [
      "a number with an ordinary option",
      [number("children", 0, 9, "many dont-know")],
      [{ code: "option-not-allowed", at: "children / many" }],
    ],
    [
      "a text with an ordinary option",
      [freeText("more", 9, "nothing prefer-not-to-say")],
      [{ code: "option-not-allowed", at: "more / nothing" }],
    ],
    ["a number from more to less", [number("children", 9, 0)], [{ code: "bad-limits", at: "children" }]],
    ["a text that can't hold anything", [freeText("more", 0)], [{ code: "bad-limits", at: "more" }]],
    ["a text that is too long", [freeText("more", 2001)], [{ code: "bad-limits", at: "more" }]],
    [
      "an indicator without a positive option",
      [scale("welcome", "good bad", { indicator: indicator("U31505") })],
      [{ code: "no-positive-option", at: "welcome" }],
    ],
    [
      "the same of a single choice",
      [single("visited", "yes no", { indicator: indicator("U31503") })],
      [{ code: "no-positive-option", at: "visited" }],
    ],
  ])("%s", (_, items, findings) => {
    expect(found(questionnaire(items))).toEqual(findings);
  });

  test("the whole: no languages, a malformed id, a title or a source not translated", () => {
    expect(found(questionnaire([sound], { languages: [] }))).toEqual([{ code: "no-languages", at: "languages" }]);
    expect(found(questionnaire([sound], { id: "Väntrum" }))).toEqual([{ code: "malformed-code", at: "Väntrum" }]);
    expect(found(questionnaire([sound], { title: { sv: "Enkät", ar: "استبيان" } }))).toEqual([
      { code: "missing-language", at: "title", language: "so" },
    ]);
    expect(found(questionnaire([sound], { source: { ...texts("x"), so: "" } }))).toEqual([
      { code: "empty-label", at: "source", language: "so" },
    ]);
  });

  test("codes as the field's own forms have them: nothing", () => {
    expect(found(questionnaire([single("Q1", "1 o_other"), single("1", "Yes No"), single("o_other", "A1 b-2")]))).toEqual([]);
  });

  test("limits at their very edge are good ones", () => {
    expect(found(questionnaire([number("children", 3, 3), freeText("more", 1), freeText("most", 2000)]))).toEqual([]);
  });

  test("texts in more languages than the questionnaire's are nobody's loss", () => {
    expect(found(questionnaire([sound], { languages: ["so"] }))).toEqual([]);
  });

  test("a text is never found on an object's prototype", () => {
    const document = questionnaire([sound], { languages: ["sv", asLanguage("constructor")] });
    expect(new Set(found(document).map(({ code, language }) => `${code} ${language}`))).toEqual(
      new Set(["missing-language constructor"]),
    );
  });

  test("everything wrong is found at once, in the order of the questionnaire", () => {
    const document = questionnaire([
      single("Å", "yes"),
      number("children", 9, 0),
      single("visited", "yes no", { when: { answered: "later" } }),
      freeText("later", 5),
    ]);
    expect(found(document)).toEqual([
      { code: "malformed-code", at: "Å" },
      { code: "no-options", at: "Å" },
      { code: "bad-limits", at: "children" },
      { code: "forward-reference", at: "visited / when / later" },
    ]);
  });
});

describe("a condition", () => {
  const welcome = (when: SingleItem["when"] & object): QuestionnaireDocument =>
    questionnaire([
      sound,
      information("hello"),
      number("children", 0, 9, "dont-know"),
      single("welcome", "good bad", { when }),
      single("later", "a b"),
    ]);

  test.each<[string, SingleItem["when"] & object, Finding[]]>([
    ["over an earlier answer is good", equals("visited", "yes"), []],
    ["over don't know of a number is good", equals("children", "dont-know"), []],
    ["over whether a number was given is good", { answered: "children" }, []],
    ["may not refer forward", equals("later", "a"), [{ code: "forward-reference", at: "welcome / when / later" }]],
    [
      "may not refer forward, whatever surrounds it",
      { not: { or: [equals("visited", "yes"), { and: [{ answered: "later" }] }] } },
      [{ code: "forward-reference", at: "welcome / when / later" }],
    ],
    ["may not refer to its own item", { answered: "welcome" }, [{ code: "forward-reference", at: "welcome / when / welcome" }]],
    ["may not refer to nothing", { answered: "nowhere" }, [{ code: "unknown-reference", at: "welcome / when / nowhere" }]],
    [
      "may not refer to what every object has",
      { answered: "constructor" },
      [{ code: "unknown-reference", at: "welcome / when / constructor" }],
    ],
    [
      "may not refer to an option that isn't there",
      equals("visited", "perhaps"),
      [{ code: "unknown-reference", at: "welcome / when / visited / perhaps" }],
    ],
    [
      "may not refer to a number's value as an option",
      equals("children", "3"),
      [{ code: "unknown-reference", at: "welcome / when / children / 3" }],
    ],
    [
      "may not ask whether an information was answered",
      { answered: "hello" },
      [{ code: "unknown-reference", at: "welcome / when / hello" }],
    ],
    [
      "says every reference that is wrong",
      { and: [equals("later", "a"), { not: { answered: "nowhere" } }, equals("visited", "no")] },
      [
        { code: "forward-reference", at: "welcome / when / later" },
        { code: "unknown-reference", at: "welcome / when / nowhere" },
      ],
    ],
  ])("%s", (_, when, findings) => {
    expect(found(welcome(when))).toEqual(findings);
  });

  test("of an information is checked, too", () => {
    expect(found(questionnaire([sound, information("thanks", { when: { answered: "nowhere" } })]))).toEqual([
      { code: "unknown-reference", at: "thanks / when / nowhere" },
    ]);
  });
});

describe("answers that no message can carry", () => {
  test("many long texts make a questionnaire whose answers could never be handed in", () => {
    const texts2000 = (count: number): Item[] => Array.from({ length: count }, (_, position) => freeText(`t-${position}`, 2000));
    expect(found(questionnaire(texts2000(10)))).toEqual([]);
    expect(found(questionnaire(texts2000(20)))).toEqual([{ code: "bad-limits", at: "items" }]);
  });
});

describe("one thing broken in a sound questionnaire is one finding", () => {
  const breakings: readonly [FindingCode, (document: QuestionnaireDocument) => QuestionnaireDocument][] = [
    ["no-languages", (document) => ({ ...document, languages: [] })],
    ["malformed-code", (document) => ({ ...document, id: "Not A Code" })],
    [
      "empty-label",
      (document) => ({
        ...document,
        title: Object.fromEntries(document.languages.map((language, position) => [language, position === 0 ? " " : "x"])),
      }),
    ],
    [
      "missing-language",
      (document) => ({ ...document, source: Object.fromEntries(document.languages.slice(1).map((language) => [language, "x"])) }),
    ],
    [
      "duplicate-language",
      (document) => ({ ...document, languages: [...document.languages, ...document.languages.slice(0, 1)] }),
    ],
    ["duplicate-item", (document) => ({ ...document, items: [...document.items, ...document.items.slice(0, 1)] })],
  ];

  test.each(breakings)("%s", (code, broken) => {
    fc.assert(
      fc.property(arbitraryQuestionnaire(), (document) => {
        expect(checkQuestionnaire(document)).toEqual([]);
        const findings = checkQuestionnaire(broken(document));
        expect(findings.map((finding) => finding.code)).toContain(code);
        expect(findings.filter((finding) => finding.code === code)).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });
});

test("the built-in questionnaire's every text is needed: without any one of them it is refused", () => {
  for (const [position, item] of BUILT_IN.items.entries()) {
    const { ar: _, ...text } = item.text;
    const items = BUILT_IN.items.with(position, { ...item, text });
    expect(checkQuestionnaire({ ...BUILT_IN, items })).toEqual([
      { code: "missing-language", at: `${item.id} / text`, language: "ar" },
    ]);
  }
});
