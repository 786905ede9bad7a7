import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composeBrief } from "../../../src/domain/feedback/brief.ts";
import { type PublishedRound, sharesAt } from "../../../src/domain/feedback/shares.ts";
import { asSiteId } from "../../support/brands.ts";

const [A, B] = ["0a", "0b"].map((part) => asSiteId(part.repeat(16)));
const row = (code: string, T: number | null) => ({ code, T, K: null, M: null });
const ROUND: PublishedRound = {
  respondents: 412,
  responseRate: 61,
  rows: [row("one", 85), row("two", 42), row("three", 42), row("four", null)],
  bySite: {
    parts: [B ?? asSiteId(""), A ?? asSiteId("")],
    rows: [
      { code: "two", parts: [40, 45] },
      { code: "one", parts: [null, null] },
    ],
  },
};
const reasons = (counts: Readonly<Record<string, number>>) => new Map(Object.entries(counts));

describe("the three sentences for who decides", () => {
  test("say who answered, what got most and least, and the commonest reason for a no", () => {
    expect(composeBrief(ROUND, reasons({ "no-time": 9, "not-anonymous": 28, language: 2 }))).toEqual([
      { kind: "answered", respondents: 412, percent: 61 },
      { kind: "apart", highest: { code: "one", percent: 85 }, lowest: { code: "two", percent: 42 } },
      { kind: "reason", reason: "not-anonymous", count: 28, of: 39 },
    ]);
  });

  test("name no reason that fewer than five gave, and none that is no reason", () => {
    const last = (counts: Readonly<Record<string, number>>) => composeBrief(ROUND, reasons(counts)).at(-1);
    expect(last({ "no-time": 4, language: 4 })).toEqual({ kind: "reasons-few" });
    expect(last({})).toEqual({ kind: "reasons-few" });
    expect(last({ "no-reason-given": 30, other: 20, "no-time": 7 })).toMatchObject({ reason: "no-time", count: 7, of: 57 });
  });

  test("say that nothing may be shown where nothing may, and that all are alike where they are", () => {
    const few: PublishedRound = { ...ROUND, respondents: null, responseRate: null, rows: [row("one", null)] };
    expect(composeBrief(few, reasons({})).map(({ kind }) => kind)).toEqual(["answered-few", "hidden", "reasons-few"]);
    expect(composeBrief({ ...ROUND, rows: [row("one", 50), row("two", 50)] }, reasons({}))[1]).toEqual({
      kind: "alike",
      percent: 50,
    });
  });

  test("are always three, and have no figure that was not given away", () => {
    const percent = fc.option(fc.nat({ max: 100 }));
    fc.assert(
      fc.property(fc.array(percent, { maxLength: 9 }), percent, (all, responseRate) => {
        const respondents = responseRate === null ? null : 10 + responseRate;
        const rows = all.map((T, n) => row(`${n}`, T));
        const brief = composeBrief({ respondents, responseRate, rows, bySite: null }, reasons({}));
        const known = [respondents, responseRate, ...all];
        const said = JSON.stringify(brief).match(/(?<=:)\d+/g) ?? [];
        expect(brief).toHaveLength(3);
        expect(said.map(Number).filter((figure) => !known.includes(figure))).toEqual([]);
      }),
    );
  });
});

describe("the shares at a site", () => {
  test("are those of its own table where it was given away, in whatever order its sites stand, and hidden where they are", () => {
    expect(sharesAt(ROUND, A ?? null)).toEqual([
      { code: "one", all: 85, site: null },
      { code: "two", all: 42, site: 45 },
      { code: "three", all: 42, site: null },
      { code: "four", all: null, site: null },
    ]);
    expect(sharesAt({ ...ROUND, bySite: null }, A ?? null).map(({ site }) => site)).toEqual([null, null, null, null]);
    expect(sharesAt(ROUND, null).map(({ site }) => site)).toEqual([null, null, null, null]);
    expect(sharesAt(ROUND, asSiteId("0c".repeat(16))).map(({ site }) => site)).toEqual([null, null, null, null]);
  });
});
