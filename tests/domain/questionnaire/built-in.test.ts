import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { checkQuestionnaire } from "../../../src/domain/questionnaire/check.ts";
import { isAnswerable, type Option, type Texts } from "../../../src/domain/questionnaire/document.ts";
import { readQuestionnaire } from "../../../src/protocol/questionnaire-document.ts";
import withText from "../../fixtures/questionnaire-with-text.json" with { type: "json" };
import { BUILT_IN } from "../../support/questionnaires.ts";

/** Every version that rounds may have been made with, by what stood in it. A line is added and never changed. */
const PUBLISHED: Readonly<Record<number, string>> = {
  1: "4f0209383febc893",
  2: "80822ad85275bfa4",
  3: "6d98d48e14826789",
  4: "a1ce55402e255bab",
  5: "95cd733e4e35d822",
  6: "b548d62405f755fc",
};

/** As the design writes it: `+` for a positive option. */
function written({ code, positive }: Option): string {
  return `${code}${positive === true ? "+" : ""}`;
}

/** Every text of the document: each object that has a Swedish member. */
function everyText(part: unknown): readonly Texts[] {
  if (typeof part !== "object" || part === null) {
    return [];
  }
  return "sv" in part ? [part as Texts] : Object.values(part).flatMap(everyText);
}

describe("the built-in questionnaire on financial assistance", () => {
  test("may be published as it stands", () => {
    expect(checkQuestionnaire(BUILT_IN)).toEqual([]);
    expect(readQuestionnaire(JSON.parse(JSON.stringify(BUILT_IN)))).toEqual({ ok: true, value: BUILT_IN });
  });

  test("and so may the one that other tests use, with every kind of item", () => {
    expect(readQuestionnaire(withText)).toMatchObject({ ok: true });
    expect(new Set(withText.items.map(({ kind }) => kind))).toEqual(
      new Set(["information", "single", "multiple", "number", "text"]),
    );
  });

  test("is version 6, in Swedish, Arabic, Somali, English and Dari", () => {
    expect([BUILT_IN.id, BUILT_IN.version, BUILT_IN.languages]).toEqual([
      "financial-assistance",
      6,
      ["sv", "ar", "so", "en", "fa-AF"],
    ]);
  });

  test.each([
    ["contact", "scale", "very-easy+ fairly-easy+ fairly-hard very-hard dont-know", "U31500"],
    ["information", "scale", "very-easy+ fairly-easy+ fairly-hard very-hard dont-know", "U31501"],
    ["understanding", "scale", "very-much+ fairly-much+ fairly-little none dont-know", "U31502"],
    ["views", "single", "yes+ no dont-know", "U31503"],
    ["influence", "scale", "very-much+ fairly-much+ fairly-little none dont-know", "U31504"],
    ["overall", "scale", "very-satisfied+ fairly-satisfied+ fairly-dissatisfied very-dissatisfied dont-know", "U31505"],
    ["change", "scale", "improved-a-lot+ improved-a-little+ unchanged worse-a-little worse-a-lot dont-know", "U31506"],
    ["gender", "single", "woman man other prefer-not-to-say", undefined],
  ])("asks %s (%s)", (id, kind, options, code) => {
    const item = BUILT_IN.items.find((one) => one.id === id);
    expect(item?.kind).toBe(kind);
    expect(item !== undefined && isAnswerable(item) ? item.options.map(written).join(" ") : null).toBe(options);
    expect(item !== undefined && "indicator" in item ? item.indicator?.code : undefined).toBe(code);
  });

  test("asks these eight in this order, and always all of them", () => {
    expect(BUILT_IN.items.map(({ id }) => id)).toEqual([
      "contact",
      "information",
      "understanding",
      "views",
      "influence",
      "overall",
      "change",
      "gender",
    ]);
    expect(BUILT_IN.items.filter(({ when }) => when !== undefined)).toEqual([]);
  });

  test("has a picture for each question and each option, none twice in one question", () => {
    for (const item of BUILT_IN.items.filter(isAnswerable)) {
      const pictures = [item.pictogram, ...item.options.map(({ pictogram }) => pictogram)];
      expect(pictures).not.toContain(undefined);
      expect(new Set(pictures).size).toBe(pictures.length);
    }
  });

  test("knows which options mean don't know and prefer not to say, and only those", () => {
    for (const item of BUILT_IN.items.filter(isAnswerable)) {
      for (const { code, meaning } of item.options) {
        expect(`${item.id} ${code} ${meaning}`).toBe(
          `${item.id} ${code} ${code === "dont-know" || code === "prefer-not-to-say" ? code : undefined}`,
        );
      }
    }
  });

  test("splits results by gender: women, men, and everyone else in the total only", () => {
    const gender = BUILT_IN.items.find(({ id }) => id === "gender");
    expect(gender).toMatchObject({ background: "gender" });
    const groups = gender?.kind === "single" ? gender.options.map(({ code, group }) => [code, group]) : [];
    expect(groups).toEqual([
      ["woman", "K"],
      ["man", "M"],
      ["other", undefined],
      ["prefer-not-to-say", undefined],
    ]);
  });

  test("is said three times in three languages: no text was left as it was in another", () => {
    const all = everyText(BUILT_IN);
    expect(all.length).toBeGreaterThan(45);
    for (const { sv = "", ar = "", so = "" } of all) {
      expect(new Set([sv, ar, so]).size).toBe(3);
      expect(/\p{Script=Arabic}/u.test(ar)).toBe(true);
      expect(/\p{Script=Arabic}/u.test(`${sv}${so}`)).toBe(false);
      // The Swedish words that clients know stand in Somali texts as authorities write them: in brackets after the Somali one.
      expect(/[åäö]/i.test(so.replace(/\((socialtjänsten|handläggare)\)/g, ""))).toBe(false);
    }
  });

  test("says in every language that the wording is Streck's own", () => {
    expect(Object.keys(BUILT_IN.source)).toEqual(["sv", "ar", "so", "en", "fa-AF"]);
    expect(BUILT_IN.source["sv"]).toContain("Streck");
    expect(BUILT_IN.source["ar"]).toContain("ستريك");
    expect(BUILT_IN.source["so"]).toContain("Streck");
  });

  test("is byte for byte what rounds were made with, out of its parts", () => {
    const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
    const read = readQuestionnaire(BUILT_IN);
    expect(hash(JSON.stringify(BUILT_IN))).toBe("b548d62405f755fc120cc7377021eef08eef5de4c6c91c9d76bf7574cdfe440c");
    // As it stands in a round: a reader puts members in the order of its schema.
    expect(hash(JSON.stringify(read.ok ? read.value : null))).toBe(
      "331983f0d4f611eabeab8da26a601a527b681d642af3945064ea5da7b041a0be",
    );
  });

  test("never changes under its version: an edited questionnaire is a new one", () => {
    const document = createHash("sha256").update(JSON.stringify(BUILT_IN)).digest("hex").slice(0, 16);
    expect(PUBLISHED[BUILT_IN.version]).toBe(document);
    expect(Object.keys(PUBLISHED).map(Number)).toEqual(Array.from({ length: BUILT_IN.version }, (_, before) => before + 1));
  });
});
