import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Answers, chosenCodes } from "../../../src/domain/questionnaire/answers.ts";
import type { QuestionnaireDocument } from "../../../src/domain/questionnaire/document.ts";
import { isCodeKept, renameItem, renameOption } from "../../../src/domain/questionnaire/renaming.ts";
import { applicableItems } from "../../../src/domain/questionnaire/routing.ts";
import { arbitraryAnswers, arbitraryQuestionnaire } from "../../support/arbitrary-questionnaire.ts";
import { BUILT_IN } from "../../support/questionnaires.ts";

/** Codes that are one but for their capitals could not come back. */
const apart = (codes: readonly string[]): boolean => new Set(codes.map((one) => one.toLowerCase())).size === codes.length;
const filledIn = arbitraryQuestionnaire()
  .filter(({ items }) => apart(items.map(({ id }) => id)))
  .filter(({ items }) => items.every((item) => !("options" in item) || apart(item.options.map(({ code }) => code))))
  .chain((document) => arbitraryAnswers(document).map((answers) => ({ document, answers })));
const FREE = "zz-free-code-that-nobody-has";

describe("another code", () => {
  test("for a question asks everybody what they were asked before, whatever the conditions are, and back again is the same", () => {
    fc.assert(
      fc.property(filledIn, fc.nat(), ({ document, answers }, pick) => {
        const item = document.items[pick % document.items.length];
        if (item === undefined) {
          return;
        }
        const named = (id: string): string => (id === item.id ? FREE : id);
        const renamed = valueOf(renameItem(document, { item: item.id, to: FREE }));
        const moved = Object.fromEntries(Object.entries(answers).map(([id, answer]) => [named(id), answer]));
        expect(applicableItems(renamed, moved).map(({ id }) => id)).toEqual(
          applicableItems(document, answers).map(({ id }) => named(id)),
        );
        expect(valueOf(renameItem(renamed, { item: FREE, to: item.id }))).toEqual(document);
      }),
    );
  });

  test("for an option does the same, and touches no option of that code in another question", () => {
    fc.assert(
      fc.property(filledIn, fc.nat(), fc.nat(), ({ document, answers }, pick, which) => {
        const item = document.items[pick % document.items.length];
        const options = item !== undefined && "options" in item ? item.options : [];
        const option = options[which % Math.max(1, options.length)];
        if (item === undefined || option === undefined) {
          return;
        }
        const renamed = valueOf(renameOption(document, { item: item.id, option: option.code, to: FREE }));
        const ids = (of: QuestionnaireDocument, given: Answers) => applicableItems(of, given).map(({ id }) => id);
        expect(ids(renamed, withCode(answers, item.id, option.code))).toEqual(ids(document, answers));
        expect(valueOf(renameOption(renamed, { item: item.id, option: FREE, to: option.code }))).toEqual(document);
      }),
    );
  });

  test.each([
    ["contact", "information", "taken"],
    ["contact", "INFORMATION", "taken"],
    ["contact", "två ord", "malformed-code"],
    ["contact", "", "malformed-code"],
  ])("%s is not called %j: %s", (id, to, error) => {
    expect(renameItem(BUILT_IN, { item: id, to })).toEqual({ ok: false, error });
  });

  test("of an option may be that of an option of another question, and not that of a neighbour; capitals may change", () => {
    expect(renameOption(BUILT_IN, { item: "contact", option: "very-easy", to: "very-much" }).ok).toBe(true);
    expect(renameOption(BUILT_IN, { item: "contact", option: "very-easy", to: "very-hard" })).toEqual({
      ok: false,
      error: "taken",
    });
    expect(renameOption(BUILT_IN, { item: "contact", option: "very-easy", to: "Very-Easy" }).ok).toBe(true);
    expect(renameItem(BUILT_IN, { item: "contact", to: "Contact" }).ok).toBe(true);
  });
});

describe("a code by which answers are known", () => {
  const own = { ...BUILT_IN, id: "own", version: 2 };
  const before = { ...own, version: 1, items: own.items.slice(0, 2) };
  const contact = { item: "contact" };
  test.each([
    ["no round asks it", own, before, [], contact, false],
    ["only a round of another questionnaire", own, before, [{ id: "other", version: 2 }], contact, false],
    ["a round asks this version", own, before, [{ id: "own", version: 2 }], { item: "influence" }, true],
    ["a round asked the version before, and the question was in it", own, before, [{ id: "own", version: 1 }], contact, true],
    ["it was not", own, before, [{ id: "own", version: 1 }], { item: "influence" }, false],
    ["an option was", own, before, [{ id: "own", version: 1 }], { item: "contact", option: "very-easy" }, true],
    ["an option is new", own, before, [{ id: "own", version: 1 }], { item: "contact", option: "a1" }, false],
    ["it is a copy of another one", own, BUILT_IN, [{ id: "own", version: 1 }], contact, false],
  ])("%s", (_what, document, was, used, code, kept) => {
    expect(isCodeKept({ document, before: was }, used, code)).toBe(kept);
  });
});

function valueOf(renamed: ReturnType<typeof renameItem>): QuestionnaireDocument {
  if (!renamed.ok) {
    throw new Error(renamed.error);
  }
  return renamed.value;
}

function withCode(answers: Answers, itemId: string, code: string): Answers {
  const answer = answers[itemId];
  if (answer === undefined || !chosenCodes(answer).includes(code)) {
    return answers;
  }
  const named = chosenCodes(answer).map((one) => (one === code ? FREE : one));
  return { ...answers, [itemId]: "options" in answer ? { options: named } : { option: named[0] ?? "" } };
}
