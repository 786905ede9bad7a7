import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Draft, eraseBack, insertText, retype } from "../../../src/domain/questionnaire/edit-text.ts";

const signs = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const signsOf = (text: string): readonly string[] => [...signs.segment(text)].map(({ segment }) => segment);

/** Letters of several scripts, marks, pairs, flags and families: whatever two of them do when they meet. */
const sign = fc.constantFrom("a", "ö", "ض", "أ", "ُ", "e\u0301", "😀", "👩‍👧", "🇸🇪", "'", " ", "\n", "3");
const text = fc.array(sign, { maxLength: 12 }).map((all) => all.join(""));
const most = fc.integer({ min: 0, max: 30 });

/** A text with its selection between whole signs, as a field gives it. */
const draft = fc.tuple(text, fc.nat(), fc.nat()).map(([written, one, other]): Draft => {
  const places = [0, ...signsOf(written).map((_, at, all) => all.slice(0, at + 1).join("").length)];
  const [from = 0, to = 0] = [places[one % places.length] ?? 0, places[other % places.length] ?? 0].sort((a, b) => a - b);
  return { text: written, from, to };
});

describe("what is typed into a text", () => {
  test("stands where the selection was, in whole signs, as much of it as there is room for", () => {
    fc.assert(
      fc.property(draft, text, most, (before, added, limit) => {
        const after = insertText(before, added, limit);
        const start = before.text.slice(0, before.from);
        const end = before.text.slice(before.to);
        const taken = after.text.slice(start.length, after.text.length - end.length);
        expect(after.text).toBe(start + taken + end);
        expect(added.startsWith(taken)).toBe(true);
        expect(signsOf(added).slice(0, signsOf(taken).length).join("")).toBe(taken);
        expect(after.from).toBe(after.to);
        expect(after.from).toBe(start.length + taken.length);
        expect(after.cut).toBe(taken !== added);
        expect(after.text.length).toBeLessThanOrEqual(Math.max(limit, start.length + end.length));
        const [next = ""] = signsOf(added.slice(taken.length));
        expect(next !== "" && after.text.length + next.length <= limit).toBe(false);
      }),
    );
  });

  test("goes away again sign by sign, and never by half of one", () => {
    fc.assert(
      fc.property(draft, (before) => {
        const after = eraseBack(before);
        if (before.from < before.to) {
          expect(after.text).toBe(before.text.slice(0, before.from) + before.text.slice(before.to));
        } else {
          const all = signsOf(before.text);
          const ahead = signsOf(before.text.slice(0, before.from)).length;
          expect(after.text).toBe(all.filter((_, at) => at !== ahead - 1).join(""));
        }
        expect(after.from).toBe(after.to);
      }),
    );
  });

  test("until nothing is left", () => {
    fc.assert(
      fc.property(text, (written) => {
        let now: Draft = { text: written, from: written.length, to: written.length };
        for (let left = written.length; left > 0; left--) {
          now = eraseBack(now);
        }
        expect(now).toEqual({ text: "", from: 0, to: 0 });
      }),
    );
  });

  test("by a keyboard of the browser's takes no room from what stood there: only what was added is cut", () => {
    fc.assert(
      fc.property(draft, text, ({ text: written, from, to }, added) => {
        const typed = written.slice(0, from) + added + written.slice(to);
        const limit = written.length;
        const after = retype({ text: written, from, to }, typed, limit);
        expect(after.text.length).toBeLessThanOrEqual(limit);
        expect(after.text.startsWith(written.slice(0, from))).toBe(true);
        expect(after.text.endsWith(written.slice(to))).toBe(true);
        expect(after.text).not.toMatch(/\p{Surrogate}/u);
        expect(after.cut).toBe(typed.length > limit);
      }),
    );
  });

  test("is not halved where two signs share half of a pair", () => {
    expect(retype({ text: "😀", from: 2, to: 2 }, "😃😀", 2).text).toBe("😀");
    expect(retype({ text: "a😀b", from: 1, to: 3 }, "a😃😃b", 4).text).toBe("a😃b");
  });
});
