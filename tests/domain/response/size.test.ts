import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answers } from "../../../src/domain/questionnaire/answers.ts";
import { type Item, isAnswerable, type QuestionnaireDocument } from "../../../src/domain/questionnaire/document.ts";
import type { Response } from "../../../src/domain/response/response.ts";
import { LONGEST_RESPONSE, paddedLength } from "../../../src/domain/response/size.ts";
import { arbitraryAnswers, arbitraryQuestionnaire } from "../../support/arbitrary-questionnaire.ts";
import { asItemId, asLanguage, asRoundId, asSiteId, asWeek } from "../../support/brands.ts";
import { BUILT_IN, freeText, multiple, number, questionnaire, single } from "../../support/questionnaires.ts";

/** The bytes that are padded: the response as JSON, with the padding's own empty member. */
function bare(document: QuestionnaireDocument, answers: Answers, changes: Partial<Response> = {}): number {
  const id = asSiteId("f".repeat(32));
  const response: Response = {
    id: asItemId(id),
    roundId: asRoundId(id),
    siteId: id,
    questionnaire: { id: document.id, version: document.version },
    language: document.languages.toSorted((a, b) => b.length - a.length)[0] ?? "sv",
    mode: "read-by-assistant",
    week: asWeek("2026-W38"),
    answers,
    ...changes,
  };
  return new TextEncoder().encode(JSON.stringify({ ...response, pad: "" })).byteLength;
}

/** For each item the answer that takes the most bytes. */
function longestAnswers({ items }: QuestionnaireDocument, unit: string): Answers {
  return Object.fromEntries(
    items.filter(isAnswerable).map((item) => {
      switch (item.kind) {
        case "multiple":
          return [item.id, { options: item.options.map(({ code }) => code) }];
        case "number":
          return [item.id, { number: String(item.minimum).length > String(item.maximum).length ? item.minimum : item.maximum }];
        case "text":
          return [item.id, { text: unit.repeat(item.maximumLength) }];
        default:
          return [item.id, { option: item.options.reduce((long, { code }) => (code.length > long.length ? code : long), "") }];
      }
    }),
  );
}

function many(count: number, item: (id: string) => Item): QuestionnaireDocument {
  return questionnaire(Array.from({ length: count }, (_, position) => item(`item-${position}`)));
}

describe("the length that every response is padded to", () => {
  test("is a multiple of 256, and not wasteful for the built-in questionnaire", () => {
    expect(paddedLength(BUILT_IN) % 256).toBe(0);
    expect(paddedLength(BUILT_IN)).toBe(768);
  });

  test("holds the longest response to the built-in questionnaire", () => {
    const length = bare(BUILT_IN, longestAnswers(BUILT_IN, "x"), { language: asLanguage("abc-12345678-12345678-12") });
    expect(length).toBeLessThanOrEqual(paddedLength(BUILT_IN));
  });

  test("holds any response to any questionnaire, however hostile its texts", () => {
    const any = arbitraryQuestionnaire({ mostItems: 10 }).chain((document) =>
      fc.tuple(fc.constant(document), arbitraryAnswers(document)),
    );
    fc.assert(
      fc.property(any, ([document, answers]) => {
        expect(bare(document, answers)).toBeLessThanOrEqual(paddedLength(document));
      }),
      { numRuns: 1000 },
    );
  });

  test.each(["\u0000", "\ud800", "\udfff", '"', "\\", "å", "€", "😀".slice(0, 1), "\u2028", "a"])(
    "holds the longest response where every text is full of %j",
    (unit) => {
      fc.assert(
        fc.property(arbitraryQuestionnaire({ mostItems: 10 }), (document) => {
          expect(bare(document, longestAnswers(document, unit))).toBeLessThanOrEqual(paddedLength(document));
        }),
        { numRuns: 60 },
      );
    },
  );

  test.each<[string, QuestionnaireDocument]>([
    ["200 multiple choices with everything chosen", many(200, (id) => multiple(id, "a b c d e f"))],
    ["200 scales", many(200, (id) => single(id, "a b"))],
    ["200 numbers", many(200, (id) => number(id, -9_999_999, 1))],
    ["200 short texts", many(200, (id) => freeText(id, 1))],
    ["200 texts where don't know is the longest", many(200, (id) => freeText(id, 1, "dont-know"))],
    ["64 to 200 multiple choices, each length of them", many(137, (id) => multiple(id, "a b"))],
  ])("holds %s", (_, document) => {
    for (let count = 60; count <= document.items.length; count++) {
      const part = { ...document, items: document.items.slice(0, count) };
      expect(bare(part, longestAnswers(part, "\u0000"))).toBeLessThanOrEqual(paddedLength(part));
    }
  });

  test("says nothing about the answers: it is a matter of the questionnaire alone", () => {
    const longer = questionnaire([single("visited", "yes no"), freeText("more", 200)]);
    expect(paddedLength(longer)).toBeGreaterThan(paddedLength(questionnaire([single("visited", "yes no")])));
    expect(paddedLength(longer)).toBe(paddedLength({ ...longer, languages: ["sv"] }));
  });

  test("of a questionnaire that may be published is never more than a message can carry", () => {
    expect(paddedLength(many(14, (id) => freeText(id, 2000)))).toBeLessThanOrEqual(LONGEST_RESPONSE);
    expect(paddedLength(many(15, (id) => freeText(id, 2000)))).toBeGreaterThan(LONGEST_RESPONSE);
  });
});
