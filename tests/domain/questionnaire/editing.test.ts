import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkQuestionnaire } from "../../../src/domain/questionnaire/check.ts";
import { differences } from "../../../src/domain/questionnaire/difference.ts";
import type { ScaleItem, SingleItem } from "../../../src/domain/questionnaire/document.ts";
import {
  asKind,
  fromPlain,
  moved,
  newItem,
  plainCondition,
  withItem,
  withMember,
  withOption,
  withOptions,
  withoutLanguage,
  withText,
} from "../../../src/domain/questionnaire/editing.ts";
import { arbitraryForm } from "../../support/arbitrary-form.ts";
import { EVERY_KIND } from "../../support/every-kind.ts";
import { BUILT_IN } from "../../support/questionnaires.ts";

const A = { equals: { item: "a", option: "yes" } };
const B = { answered: "b" };

describe("a condition that is chosen", () => {
  test.each([
    ["none", undefined, { join: "and", parts: [] }],
    ["one", A, { join: "and", parts: [{ item: "a", option: "yes", holds: true }] }],
    ["not", { not: B }, { join: "and", parts: [{ item: "b", option: null, holds: false }] }],
    [
      "any of two",
      { or: [A, { not: A }] },
      {
        join: "or",
        parts: [
          { item: "a", option: "yes", holds: true },
          { item: "a", option: "yes", holds: false },
        ],
      },
    ],
  ] as const)("%s is shown as it is, and comes out the same", (_what, condition, plain) => {
    expect(plainCondition(condition)).toEqual(plain);
    expect(fromPlain(plain)).toEqual(condition);
  });

  test.each([{ and: [A, { or: [A, B] }] }, { not: { not: A } }, { and: [] }])(
    "%j nests, and is not shown as if it didn't",
    (condition) => {
      expect(plainCondition(condition)).toBeNull();
    },
  );
});

describe("what is written", () => {
  test("a text that is emptied is missing again", () => {
    expect(withText({ sv: "a", en: "b" }, "en", " ")).toEqual({ sv: "a" });
    expect(withText({ sv: "a" }, "en", "b")).toEqual({ sv: "a", en: "b" });
  });

  test("a member of a list moves one step, and no further than its ends", () => {
    expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
    expect(moved(["a", "b", "c"], 2, 1)).toEqual(["a", "b", "c"]);
    expect(moved(["a", "b", "c"], 0, -1)).toEqual(["a", "b", "c"]);
  });

  test("a new question has a code that no other has, whatever its capitals", () => {
    expect(newItem("single", ["q1", "Q2"]).id).toBe("q3");
  });

  test("a scale that becomes several answers loses its indicator, and one answer keeps it", () => {
    const scale = BUILT_IN.items.find((item): item is ScaleItem => item.kind === "scale" && item.indicator !== undefined);
    expect(scale).toBeDefined();
    if (scale !== undefined) {
      expect(asKind(scale, "multiple")).not.toHaveProperty("indicator");
      expect(asKind(scale, "single")).toEqual({ ...scale, kind: "single" });
    }
  });

  test("a document is in the oldest format that can say it: with the last picture goes version 2", () => {
    const document = withItem(EVERY_KIND, "visits", (item) => withMember(item, "pictogram", "phone"));
    expect(document).toMatchObject({
      format: "streck-questionnaire/2",
      mayIgnore: ["items.pictogram", "items.options.pictogram"],
    });
    expect(withItem(document, "visits", (item) => withMember(item, "pictogram", undefined))).toEqual(EVERY_KIND);
  });

  test("a language that is removed leaves no text behind", () => {
    const without = withoutLanguage(BUILT_IN, "so");
    expect(JSON.stringify(without)).not.toContain('"so"');
    expect(checkQuestionnaire(without)).toEqual([]);
  });
});

describe("the difference between two versions", () => {
  test("is nothing between a questionnaire and itself, whatever is in it", () => {
    fc.assert(
      fc.property(arbitraryForm(), (document) => {
        expect(differences(document, structuredClone(document))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test("says each thing that was changed, once and where", () => {
    const [first] = BUILT_IN.items;
    const contact = first?.id ?? "";
    let after = withItem(BUILT_IN, contact, (item) => ({ ...item, text: withText(item.text, "sv", "Ny fråga?") }));
    after = withItem(after, contact, (item) =>
      withOption(item, "very-easy", (option) => withMember(option, "positive", undefined)),
    );
    after = withItem(after, contact, (item) => withOptions(item, (options) => moved(options, 0, 1)));
    after = withItem(after, "views", (item) => withOptions(item, (options) => options.slice(1)));
    after = withItem(after, "gender", (item) => withMember(item, "when", { answered: contact }));
    after = { ...after, title: withText(after.title, "en", "Another title"), items: [...after.items, newItem("text", [])] };
    expect(differences(BUILT_IN, after).map(({ code, at, language }) => [code, at, language ?? ""].join(" ").trim())).toEqual([
      "title  en",
      `text ${contact} sv`,
      `positive ${contact} / very-easy`,
      `options-order ${contact}`,
      "option-removed views / yes",
      "condition gender",
      "item-added q1",
    ]);
  });

  test("says languages, limits and kinds as well", () => {
    const [single] = EVERY_KIND.items.filter((item): item is SingleItem => item.kind === "single");
    const after = {
      ...withoutLanguage(EVERY_KIND, "so"),
      items: EVERY_KIND.items.map((item) =>
        item.kind === "number" ? { ...item, maximum: 31 } : item.id === single?.id ? asKind(item as SingleItem, "scale") : item,
      ),
    };
    expect(differences(EVERY_KIND, after)).toMatchObject([
      { code: "language-removed", language: "so" },
      { code: "kind", at: "visits", before: "single", after: "scale" },
      { code: "limits", at: "talks", before: "0–30", after: "0–31" },
    ]);
  });
});
