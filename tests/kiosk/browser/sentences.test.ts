import fc from "fast-check";
import { expect, test } from "vitest";
import { sentencesOf } from "../../../src/kiosk/browser/sentences.ts";

test("a text is said sentence by sentence, in any script", () => {
  expect(sentencesOf("Du väljer själv.\nDu kan sluta när du vill.")).toEqual(["Du väljer själv.", "Du kan sluta när du vill."]);
  expect(sentencesOf("هل ما زلت هنا؟ نعم، ما زلت هنا.")).toEqual(["هل ما زلت هنا؟", "نعم، ما زلت هنا."]);
  expect(sentencesOf("Tryck på ”Hoppa över”. Sen är det klart")).toEqual(["Tryck på ”Hoppa över”.", "Sen är det klart"]);
  expect(sentencesOf("\u2068Uppsala kommun\u2069 frågar alla")).toEqual(["Uppsala kommun frågar alla"]);
});

test("there is nothing to say of what has neither letters nor digits", () => {
  expect([sentencesOf(""), sentencesOf(" … "), sentencesOf("\u2068\u2069")]).toEqual([[], [], []]);
});

test("no piece is longer than a breath, and none of the letters gets lost", () => {
  const texts = fc.array(fc.constantFrom("ord", "ett", ",", ".", "؟", "،", "(", "”", "\n", " ", "lång".repeat(60)), {
    maxLength: 80,
  });
  fc.assert(
    fc.property(texts, (words) => {
      const text = words.join(" ");
      const pieces = sentencesOf(text);
      expect(pieces.every((piece) => piece.length <= 140 && piece.trim() === piece)).toBe(true);
      const letters = (some: string): string => some.replace(/[^\p{L}\p{N}]/gu, "");
      expect(letters(pieces.join(""))).toBe(letters(text));
    }),
  );
});
