import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accepts, isExclusive, toggle } from "../../../src/domain/questionnaire/acceptance.ts";
import type { Answer } from "../../../src/domain/questionnaire/answers.ts";
import { type Item, isAnswerable } from "../../../src/domain/questionnaire/document.ts";
import { acceptableAnswer, arbitraryQuestionnaire, hostileText } from "../../support/arbitrary-questionnaire.ts";
import { freeText, information, multiple, number, scale, single } from "../../support/questionnaires.ts";

const visited = single("visited", "yes no prefer-not-to-say");
const welcome = scale("welcome", "good bad dont-know");
const why = multiple("why", "far busy afraid nothing! dont-know");
const children = number("children", -2, 20, "prefer-not-to-say");
const more = freeText("more", 5, "dont-know");

describe("an answer that an item can have, and one that it can't", () => {
  test.each<[Item, Answer, boolean]>([
    [visited, { option: "yes" }, true],
    [visited, { option: "prefer-not-to-say" }, true],
    [visited, { option: "maybe" }, false],
    [visited, { option: "" }, false],
    [visited, { option: "constructor" }, false],
    [visited, { options: ["yes"] }, false],
    [visited, { number: 1 }, false],
    [visited, { text: "yes" }, false],
    [welcome, { option: "dont-know" }, true],
    [welcome, { options: ["good", "bad"] }, false],
    [welcome, { number: 1 }, false],
    [why, { options: ["far"] }, true],
    [why, { options: ["busy", "far", "afraid"] }, true],
    [why, { options: ["nothing"] }, true],
    [why, { options: ["dont-know"] }, true],
    [why, { options: [] }, false],
    [why, { options: ["far", "far"] }, false],
    [why, { options: ["far", "unheard-of"] }, false],
    [why, { options: ["far", "nothing"] }, false],
    [why, { options: ["dont-know", "far"] }, false],
    [why, { options: ["nothing", "dont-know"] }, false],
    [why, { option: "far" }, false],
    [why, { text: "far" }, false],
    [children, { number: -2 }, true],
    [children, { number: 0 }, true],
    [children, { number: 20 }, true],
    [children, { number: 21 }, false],
    [children, { number: -3 }, false],
    [children, { number: 1.5 }, false],
    [children, { number: Number.NaN }, false],
    [children, { number: Number.POSITIVE_INFINITY }, false],
    [children, { option: "prefer-not-to-say" }, true],
    [children, { option: "2" }, false],
    [children, { text: "2" }, false],
    [more, { text: "tack!" }, true],
    [more, { text: "شكراً" }, true],
    [more, { text: "tack!!" }, false],
    [more, { text: "👩‍👩" }, true],
    [more, { text: "" }, false],
    [more, { text: " \n\t" }, false],
    [more, { option: "dont-know" }, true],
    [more, { option: "tack" }, false],
    [more, { number: 1 }, false],
    [information("hello"), { option: "yes" }, false],
    [information("hello"), { text: "hej" }, false],
  ])("%#: %j takes %j: %s", (item, answer, expected) => {
    expect(accepts(item, answer)).toBe(expected);
  });

  test("an item of an unknown kind takes nothing quietly", () => {
    expect(() => accepts({ ...children, kind: "slider" } as never, { number: 1 })).toThrow("unreachable");
  });

  test("on any questionnaire, what the screen offers is accepted, and no item takes what is none of its kind", () => {
    fc.assert(
      fc.property(arbitraryQuestionnaire({ mostItems: 4 }), fc.nat({ max: 9999 }), hostileText, ({ items }, pick, words) => {
        for (const item of items.filter(isAnswerable)) {
          expect(accepts(item, acceptableAnswer(item, pick, words))).toBe(true);
          expect(accepts(item, { option: "never-heard-of-it" })).toBe(false);
          expect(accepts(item, { number: Number.NaN })).toBe(false);
          expect(accepts(item, { options: [] })).toBe(false);
          expect(accepts(item, { text: "" })).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("a tap on an option of a multiple choice", () => {
  test.each([
    [[], "far", ["far"]],
    [["far"], "far", []],
    [["far"], "busy", ["far", "busy"]],
    // In the questionnaire's order, not in that of the taps.
    [["afraid", "busy"], "far", ["far", "busy", "afraid"]],
    [["far", "busy"], "nothing", ["nothing"]],
    [["far", "busy"], "dont-know", ["dont-know"]],
    [["nothing"], "far", ["far"]],
    [["dont-know"], "nothing", ["nothing"]],
    [["nothing"], "nothing", []],
    [["far"], "unheard-of", ["far"]],
    [["far"], "constructor", ["far"]],
  ])("with %j chosen, on %s: %j", (chosen, code, expected) => {
    expect(toggle(why, chosen, code)).toEqual(expected);
  });

  const taps = fc.array(fc.constantFrom(...why.options.map(({ code }) => code), "unheard-of"), { maxLength: 30 });

  test("whatever is tapped, what is chosen is nothing or an acceptable answer", () => {
    fc.assert(
      fc.property(taps, (codes) => {
        const chosen = codes.reduce<readonly string[]>((now, code) => toggle(why, now, code), []);
        expect(chosen.length === 0 || accepts(why, { options: chosen })).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test("an option is chosen after a tap on it, unless it was chosen before", () => {
    fc.assert(
      fc.property(taps, fc.constantFrom(...why.options.map(({ code }) => code)), (codes, last) => {
        const before = codes.reduce<readonly string[]>((now, code) => toggle(why, now, code), []);
        const after = toggle(why, before, last);
        expect(after.includes(last)).toBe(!before.includes(last));
      }),
      { numRuns: 1000 },
    );
  });

  test("among options that don't exclude one another, a second tap takes the first one back", () => {
    const ordinary = fc.constantFrom("far", "busy", "afraid");
    fc.assert(
      fc.property(fc.array(ordinary), ordinary, (codes, last) => {
        const before = codes.reduce<readonly string[]>((now, code) => toggle(why, now, code), []);
        expect(toggle(why, toggle(why, before, last), last)).toEqual(before);
      }),
      { numRuns: 1000 },
    );
  });

  test("stands alone when it is marked exclusive, or says don't know or prefer not to say", () => {
    expect(why.options.filter(isExclusive).map(({ code }) => code)).toEqual(["nothing", "dont-know"]);
    expect(visited.options.filter(isExclusive).map(({ code }) => code)).toEqual(["prefer-not-to-say"]);
  });
});
