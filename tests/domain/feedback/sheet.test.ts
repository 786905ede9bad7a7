import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PublishedRound } from "../../../src/domain/feedback/shares.ts";
import {
  type FeedbackText,
  type FigureChoice,
  figureOf,
  readText,
  tenthsOf,
  textIn,
  withText,
} from "../../../src/domain/feedback/sheet.ts";
import { asSiteId } from "../../support/brands.ts";

const SITE = asSiteId("0a".repeat(16));
const ROUND: PublishedRound = {
  respondents: 412,
  responseRate: 61,
  rows: [
    { code: "one", T: 79, K: null, M: null },
    { code: "two", T: null, K: null, M: null },
  ],
  bySite: { parts: [SITE], rows: [{ code: "one", parts: [70] }] },
};
const choice = (more: Partial<FigureChoice> = {}): FigureChoice => ({ code: "one", side: "positive", of: "all", ...more });
const text = (said: string, now = "Telefontid varje vardag, klockan 9 till 11."): FeedbackText => ({ language: "sv", said, now });
const why = (said: string, now?: string, percent = 21) => {
  const read = readText(text(said, now), percent);
  return read.ok ? null : read.error;
};

describe("the figure of a sheet", () => {
  test("is a published share, of everybody or of the site, or what is left of it", () => {
    expect(figureOf(choice(), ROUND, SITE)).toBe(79);
    expect(figureOf(choice({ side: "others" }), ROUND, SITE)).toBe(21);
    expect(figureOf(choice({ of: "site" }), ROUND, SITE)).toBe(70);
    expect(figureOf(choice({ of: "site", side: "others" }), ROUND, SITE)).toBe(30);
  });

  test("is none where the share is hidden, unknown, or was never given away", () => {
    for (const one of [choice({ code: "two" }), choice({ code: "two", side: "others" }), choice({ code: "three" }), null]) {
      expect(figureOf(one, ROUND, SITE)).toBeNull();
    }
    expect(figureOf(choice({ of: "site" }), { ...ROUND, bySite: null }, SITE)).toBeNull();
    expect(figureOf(choice({ of: "site", side: "others" }), ROUND, asSiteId("0b".repeat(16)))).toBeNull();
  });

  test.each([
    [0, 0],
    [4, 0],
    [5, 1],
    [14, 1],
    [15, 2],
    [21, 2],
    [94, 9],
    [95, 10],
    [100, 10],
  ])("%i per cent are %i of ten", (percent, tenths) => {
    expect(tenthsOf(percent)).toBe(tenths);
  });
});

describe("what somebody writes for the waiting room", () => {
  test("has its figure where the sign stands, and hours in what is done", () => {
    expect(readText(text(" {10} har svårt att nå oss: {%}. "), 21)).toEqual({
      ok: true,
      value: {
        language: "sv",
        said: [
          { kind: "figure", name: "10" },
          { kind: "words", text: " har svårt att nå oss: " },
          { kind: "figure", name: "%" },
          { kind: "words", text: "." },
        ],
        now: "Telefontid varje vardag, klockan 9 till 11.",
      },
    });
  });

  test("is missing where one half is", () => {
    expect(why("", "Nu")).toEqual({ kind: "missing" });
    expect(why("{%} sa så", "  ")).toEqual({ kind: "missing" });
  });

  test("has no number of answers that somebody typed, in any script", () => {
    for (const typed of ["2 av 10 har svårt", "٢ من كل ١٠", "از هر ۱۰ نفر ۲ نفر", "{%} av 412"]) {
      expect(why(typed)).toMatchObject({ kind: "fault", where: "said", fault: { kind: "loose-figure" } });
    }
    for (const typed of ["Nu når 90 % fram", "٩٠٪", "Nittio %"]) {
      expect(why("{%} sa så", typed)).toEqual({ kind: "typed-share" });
    }
  });

  test("has no sign that stands for nothing", () => {
    expect(why("{tal} sa så")).toMatchObject({ where: "said", fault: { kind: "unknown-figure", name: "tal" } });
    expect(why("{% sa så")).toMatchObject({ where: "said", fault: { kind: "open-brace" } });
    expect(why("{%} sa så", "Vi gör {10}")).toMatchObject({ where: "now", fault: { kind: "open-brace" } });
  });

  test("says neither none nor all of ten where it is not so", () => {
    expect([why("{10} sa så", "Nu", 3), why("{10} sa så", "Nu", 97)]).toEqual([
      { kind: "rounded-away" },
      { kind: "rounded-away" },
    ]);
    expect([why("{%} sa så", "Nu", 3), why("{10} sa så", "Nu", 0), why("{10} sa så", "Nu", 100)]).toEqual([null, null, null]);
  });

  test("gives every text back as words and signs: nothing that was read is lost", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("{%}", "{10}", " ord", "ä", ".")), (parts) => {
        const said = parts.join("").trim();
        const read = readText(text(said), 50);
        const again = read.ok
          ? read.value.said.map((piece) => (piece.kind === "words" ? piece.text : `{${piece.name}}`)).join("")
          : "";
        expect(again).toBe(said);
      }),
    );
  });

  test("stands once for each language", () => {
    const sheet = withText(withText({ figure: null, texts: [] }, text("a")), text("b"));
    expect(sheet.texts).toHaveLength(1);
    expect(textIn(sheet, "sv").said).toBe("b");
    expect(textIn(sheet, "ar")).toEqual({ language: "ar", said: "", now: "" });
  });
});
