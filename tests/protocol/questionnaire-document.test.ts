import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Item } from "../../src/domain/questionnaire/document.ts";
import { type DocumentFinding, readQuestionnaire } from "../../src/protocol/questionnaire-document.ts";
import { arbitraryQuestionnaire } from "../support/arbitrary-questionnaire.ts";
import { asLanguage } from "../support/brands.ts";
import { BUILT_IN, equals, freeText, multiple, number, questionnaire, scale, single, texts } from "../support/questionnaires.ts";

function findings(value: unknown): readonly DocumentFinding[] {
  const read = readQuestionnaire(value);
  return read.ok ? [] : read.error;
}

/** The JSON of a sound questionnaire with one thing changed. */
function broken(change: (json: Record<string, unknown> & { items: Record<string, unknown>[] }) => void): unknown {
  const document = questionnaire([
    single("visited", "yes no"),
    scale("welcome", "good+ bad", { when: equals("visited", "yes"), indicator: { code: "X1", topic: texts("Mött") } }),
    multiple("why", "far busy"),
    number("children", 0, 20),
    freeText("more", 50),
  ]);
  const json = JSON.parse(JSON.stringify(document)) as Parameters<typeof change>[0];
  change(json);
  return json;
}

describe("a questionnaire file", () => {
  test("that is sound is read as it is, with every kind of item and any condition", () => {
    fc.assert(
      fc.property(arbitraryQuestionnaire(), (document) => {
        expect(readQuestionnaire(JSON.parse(JSON.stringify(document)))).toEqual({ ok: true, value: document });
      }),
      { numRuns: 300 },
    );
  });

  test("whose shape is good but whose meaning isn't is refused with what the check finds", () => {
    const document = questionnaire([single("visited", "yes"), scale("welcome", "good bad", { when: { answered: "later" } })]);
    expect(findings(document)).toEqual([
      { code: "no-options", at: "visited" },
      { code: "unknown-reference", at: "welcome / when / later" },
    ]);
  });
});

describe("a file of the wrong shape is refused, and the finding says where", () => {
  test.each<[string, (json: Record<string, unknown> & { items: Record<string, unknown>[] }) => void, string]>([
    ["another format", (json) => (json["format"] = "xlsform"), "format"],
    ["no id", (json) => delete json["id"], "id"],
    ["an id that is too long", (json) => (json["id"] = "a".repeat(65)), "id"],
    ["version 0", (json) => (json["version"] = 0), "version"],
    ["version 1.5", (json) => (json["version"] = 1.5), "version"],
    ["a version in words", (json) => (json["version"] = "1"), "version"],
    ["a language that is none", (json) => (json["languages"] = ["sv", "svenska!"]), "languages.1"],
    ["a text that is too long", (json) => (json["title"] = { ...texts("x"), ar: "x".repeat(2001) }), "title.ar"],
    ["a text that is none", (json) => (json["source"] = { ...texts("x"), so: 7 }), "source.so"],
    ["items that are no list", (json) => (json.items = {} as never), "items"],
    ["an unknown kind", (json) => (json.items[0] = { ...json.items[0], kind: "slider" }), "items.0.kind"],
    ["an unknown member", (json) => (json.items[1] = { ...json.items[1], required: true }), "items.1.required"],
    ["an unknown member of the whole", (json) => (json["author"] = "me"), "author"],
    [
      "an option without a code",
      (json) => (json.items[2] = { ...json.items[2], options: [{ text: texts("x") }] }),
      "items.2.options.0.code",
    ],
    [
      "a positive that is not true",
      (json) => (json.items[0] = { ...json.items[0], options: [{ code: "a", text: texts("x"), positive: false }] }),
      "items.0.options.0.positive",
    ],
    [
      "an unknown meaning",
      (json) => (json.items[0] = { ...json.items[0], options: [{ code: "a", text: texts("x"), meaning: "maybe" }] }),
      "items.0.options.0.meaning",
    ],
    ["a limit that is no whole number", (json) => (json.items[3] = { ...json.items[3], minimum: 0.5 }), "items.3.minimum"],
    ["a limit beyond what numbers hold", (json) => (json.items[3] = { ...json.items[3], maximum: 2 ** 60 }), "items.3.maximum"],
    ["a length below nothing", (json) => (json.items[4] = { ...json.items[4], maximumLength: -1 }), "items.4.maximumLength"],
    [
      "an indicator without a code",
      (json) => (json.items[1] = { ...json.items[1], indicator: { code: "", topic: texts("x") } }),
      "items.1.indicator.code",
    ],
    [
      "a condition of no known form",
      (json) => (json.items[1] = { ...json.items[1], when: { unless: "visited" } }),
      "items.1.when",
    ],
    ["a condition that is text", (json) => (json.items[1] = { ...json.items[1], when: "visited = yes" }), "items.1.when"],
    ["a condition that is null", (json) => (json.items[1] = { ...json.items[1], when: null }), "items.1.when"],
  ])("%s", (_, change, at) => {
    const found = findings(broken(change));
    expect(found.map(({ code }) => code)).toEqual(found.map(() => "malformed"));
    expect(found.map((finding) => finding.at)).toContain(at);
  });

  test.each([[null], [undefined], [42], ["questionnaire"], [[]], [{}], [() => BUILT_IN], [new Map()]])("%j is none", (value) => {
    expect(readQuestionnaire(value).ok).toBe(false);
  });

  test("nor is any other JSON, and nothing is thrown", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(readQuestionnaire(value).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test("too many items, options or languages", () => {
    const options = Array.from({ length: 61 }, (_, position) => `o${position}`).join(" ");
    const items: Item[] = Array.from({ length: 201 }, (_, position) => single(`i${position}`, "yes no"));
    const languages = Array.from({ length: 41 }, (_, position) => asLanguage(`a${String.fromCharCode(97 + (position % 26))}`));
    expect(findings(questionnaire(items))).toEqual([{ code: "malformed", at: "items" }]);
    expect(findings(questionnaire([single("visited", options)]))).toEqual([{ code: "malformed", at: "items.0.options" }]);
    expect(findings(questionnaire([single("visited", "yes no")], { languages }))).toEqual([
      { code: "malformed", at: "languages" },
    ]);
  });

  test("conditions inside conditions without an end are refused, not followed", () => {
    const nested = (depth: number): unknown => JSON.parse(`${'{"not":'.repeat(depth)}{"answered":"visited"}${"}".repeat(depth)}`);
    const document = (depth: number): unknown => broken((json) => (json.items[1] = { ...json.items[1], when: nested(depth) }));
    expect(findings(document(16))).toEqual([]);
    for (const depth of [17, 100, 5_000, 50_000]) {
      expect(findings(document(depth)).map(({ code }) => code)).toContain("malformed");
    }
  });
});

describe("names that mean something to JavaScript", () => {
  test("may be an item's or an option's", () => {
    const document = questionnaire([
      single("constructor", "constructor prototype"),
      single("prototype", "yes no", { when: equals("constructor", "prototype") }),
    ]);
    expect(readQuestionnaire(JSON.parse(JSON.stringify(document)))).toEqual({ ok: true, value: document });
  });

  test("but nothing is slipped in through them", () => {
    const file = JSON.stringify(BUILT_IN).replace('"title":{', '"__proto__":{"polluted":true},"title":{"__proto__":{"sv":"x"},');
    expect(readQuestionnaire(JSON.parse(file)).ok).toBe(false);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});
