import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type KoladaValue, koladaCells, readKoladaCells } from "../../../src/domain/comparison/kolada.ts";
import { lastMedian, mediansOf } from "../../../src/domain/comparison/medians.ts";

const figure = (gender: string, value: unknown) => ({ gender, count: 1, status: "", value, isdeleted: false });
const entry = (municipality: string, period: unknown, values: readonly unknown[], kpi = "U31500") => ({
  kpi,
  municipality,
  period,
  values,
});

function read(content: unknown) {
  const found = koladaCells(content);
  return found === null ? null : readKoladaCells(found.cells, found.more);
}

describe("a file of Kolada's interface", () => {
  test("of version 2 and 3 gives its figures; what is missing or deleted is none", () => {
    const reading = read({
      count: 2,
      values: [
        entry("0180", 2024, [figure("T", 84.5), figure("K", null), { ...figure("M", 80), isdeleted: true }]),
        entry("1480", "2024", [{ gender: "T", count: 1, status: "Missing", value: null }, figure("K", 71)]),
      ],
      next_url: null,
    });
    expect(reading?.faults).toEqual([]);
    expect(reading?.missing).toBe(2);
    expect(reading?.values).toEqual([
      { code: "U31500", municipality: "0180", year: 2024, group: "T", value: 84.5 },
      { code: "U31500", municipality: "1480", year: 2024, group: "K", value: 71 },
    ]);
  });

  test("may be several pages; one of several says so", () => {
    const page = { values: [entry("0180", 2024, [figure("T", 84)])] };
    const other = { values: [entry("1480", 2024, [figure("T", 60)])] };
    expect(read([page, other])?.values).toHaveLength(2);
    expect(read({ ...page, next_page: "http://…" })?.remarks.map(({ code }) => code)).toEqual(["more-pages"]);
  });

  test.each([
    ["no indicator", entry("0180", 2024, [figure("T", 1)], "31500"), "no-indicator"],
    ["no municipality", entry("", 2024, [figure("T", 1)]), "no-municipality"],
    ["no year", entry("0180", "24", [figure("T", 1)]), "bad-year"],
    ["an unknown gender", entry("0180", 2024, [figure("X", 1)]), "bad-group"],
    ["a word for a value", entry("0180", 2024, [figure("T", "many")]), "bad-value"],
    ["no list of values", { kpi: "U31500", municipality: "0180", period: 2024 }, "bad-value"],
    ["nothing at all", "…", "no-indicator"],
    ["another value for the same", entry("0180", 2023, [figure("T", 2)]), "twice"],
  ])("with %s says in which entry, and nothing of it is taken", (_what, wrong, code) => {
    const reading = read({ values: [entry("0180", 2023, [figure("T", 1)]), wrong] });
    expect(reading?.faults.map((fault) => [fault.code, fault.row])).toEqual([[code, 2]]);
    expect(reading?.values).toEqual([]);
  });

  test.each([null, 4, "values", {}, { values: {} }, [{}]])("is none when it is %j", (content) => {
    expect(read(content)).toBeNull();
  });

  test("leaves out what is no share, and whoever is no municipality, and says so", () => {
    const reading = read({
      values: [
        entry("0180", 2024, [figure("T", 412)], "U31903"),
        entry("1480", 2024, [figure("T", 8)], "U31903"),
        entry("G35840", 2024, [figure("T", 80)]),
        entry("0000", 2024, [figure("T", 81)]),
        entry("0180", 2024, [figure("T", 82)]),
      ],
    });
    expect(reading?.values.map(({ code, municipality }) => `${code} ${municipality}`)).toEqual(["U31500 0180"]);
    expect(reading?.remarks.map(({ code, detail }) => `${code} ${detail}`)).toEqual([
      "no-share U31903",
      "group-of-municipalities G35840",
      "group-of-municipalities 0000",
    ]);
    expect(read({ values: [] })?.faults.map(({ code }) => code)).toEqual(["nothing"]);
  });
});

describe("the median", () => {
  const value = (municipality: string, year: number, one: number): KoladaValue => ({
    code: "U31500",
    municipality,
    year,
    group: "T",
    value: one,
  });

  test("is of each year, without one's own municipality", () => {
    const values = [
      value("a", 2023, 70),
      value("b", 2023, 80),
      value("own", 2023, 99),
      value("a", 2024, 75.25),
      value("b", 2024, 76),
    ];
    expect(mediansOf(values, "own").map(({ year, T, K }) => [year, T, K])).toEqual([
      [2023, { median: 75, of: 2 }, null],
      [2024, { median: 75.6, of: 2 }, null],
    ]);
    expect(mediansOf(values, null)[0]?.T).toEqual({ median: 80, of: 3 });
    expect(lastMedian(mediansOf(values, "own"), "U31500", "T")).toEqual({ year: 2024, middle: { median: 75.6, of: 2 } });
    expect(lastMedian(mediansOf(values, "own"), "U31500", "K")).toBeNull();
  });

  test("has as many below it as above, in whatever order the municipalities come", () => {
    const some = fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(
        some.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const of = (figures: readonly number[]) =>
            mediansOf(
              figures.map((one) => value(`m${one}`, 2024, one)),
              null,
            )[0]?.T;
          const found = of(all);
          expect(of(shuffled)).toEqual(found);
          const median = found?.median ?? Number.NaN;
          expect(all.filter((one) => one < median)).toHaveLength(all.filter((one) => one > median).length);
        },
      ),
    );
  });
});
