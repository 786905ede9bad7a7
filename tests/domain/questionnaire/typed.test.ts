import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accepts } from "../../../src/domain/questionnaire/acceptance.ts";
import { cutToLength, readTyped, typedFor } from "../../../src/domain/questionnaire/typed.ts";
import { freeText, number } from "../../support/questionnaires.ts";

const VISITS = number("visits", 0, 30, "dont-know");
const COLD = number("cold", -9, -1);

describe("what is typed for a number", () => {
  test.each<[string, number]>([
    ["7", 7],
    ["٧", 7],
    ["۱۲", 12],
    [" 07 ", 7],
    ["30", 30],
    ["0", 0],
  ])("%j is the answer %d", (typed, answer) => {
    expect(readTyped(VISITS, typed)).toEqual({ kind: "answer", answer: { number: answer } });
  });

  test.each(["2,5", "2.5", "٢٫٥", "1 000", "seven", "7 gånger", "1e1"])(
    "%j is no whole number, and never another one",
    (typed) => {
      expect(readTyped(VISITS, typed)).toEqual({ kind: "not-whole" });
    },
  );

  test.each(["31", "-1", "٩٩", "1000000"])("%j lies outside what may be answered", (typed) => {
    expect(readTyped(VISITS, typed)).toEqual({ kind: "out-of-range" });
  });

  test.each(["", "  "])("%j is nothing", (typed) => {
    expect(readTyped(VISITS, typed)).toEqual({ kind: "nothing" });
  });

  test("may be below zero, with any minus sign", () => {
    for (const typed of ["-3", "−3", "–3", "\u200e-3"]) {
      expect(readTyped(COLD, typed)).toEqual({ kind: "answer", answer: { number: -3 } });
    }
  });

  test("comes back as it was answered", () => {
    fc.assert(
      fc.property(fc.integer({ min: -9, max: -1 }), (answer) => {
        expect(readTyped(COLD, typedFor({ number: answer }))).toEqual({ kind: "answer", answer: { number: answer } });
      }),
    );
    expect(typedFor({ option: "dont-know" })).toBe("");
    expect(typedFor(undefined)).toBe("");
  });
});

describe("what is typed for a text", () => {
  const signs = fc.string({ unit: "grapheme", maxLength: 40 });

  test("is an answer that the item accepts, or nothing, whatever its length", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 30 }), fc.oneof(signs, fc.string({ unit: "binary" })), (most, typed) => {
        const item = freeText("why", most);
        const read = readTyped(item, typed);
        const kept = read.kind === "answer" ? read.answer : null;
        expect(kept === null ? typed.trim() === "" || cutToLength(typed, most).trim() === "" : accepts(item, kept)).toBe(true);
      }),
    );
  });

  test("of spaces alone is nothing", () => {
    expect(readTyped(freeText("why", 10), " \n ")).toEqual({ kind: "nothing" });
    expect(readTyped(freeText("why", 3), "    a")).toEqual({ kind: "nothing" });
  });
});

describe("a text that is cut", () => {
  test("is never longer than its limit, and is its own beginning", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (text, most) => {
        const cut = cutToLength(text, most);
        expect(cut.length).toBeLessThanOrEqual(most);
        expect(text.startsWith(cut)).toBe(true);
        expect(text.length <= most ? cut === text : true).toBe(true);
      }),
    );
  });

  test.each<[string, number, string]>([
    ["ab😀", 3, "ab"],
    ["ab😀", 4, "ab😀"],
    ["مدرّسة", 3, "مد"],
    ["كتبَ", 3, "كت"],
    ["e\u0301e\u0301", 3, "e\u0301"],
    ["a👩‍👧", 4, "a"],
    ["a👍🏽", 4, "a"],
    ["\u0301\u0301\u0301", 2, "\u0301\u0301"],
  ])("%j to %i units leaves %j: no half signs", (text, most, cut) => {
    expect(cutToLength(text, most)).toBe(cut);
  });
});
