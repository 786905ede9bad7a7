import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Base, FEWEST_RESPONDENTS, RATE_BASES, type RateName, ratesOf } from "../../../src/domain/rates/rates.ts";
import { percent, type Share } from "../../../src/domain/rates/share.ts";
import { answered, asked, type Counts, NO_CONTACTS, nonResponse, seen } from "../../../src/domain/tally/counts.ts";
import { SCRIPTED_DAY } from "../../support/scripted-day.ts";

const count = fc.oneof(fc.constant(0), fc.nat({ max: 30 }), fc.nat({ max: 100_000 }));
const arbitraryCounts: fc.Arbitrary<Counts> = fc.record({
  I: count,
  P: count,
  R: count,
  O: count,
  NC: count,
  UO: count,
  NE: count,
});

function percents(counts: Counts): Record<RateName, number | null> {
  return Object.fromEntries(Object.entries(ratesOf(counts)).map(([name, share]) => [name, percent(share)])) as Record<
    RateName,
    number | null
  >;
}

/** As fractions, so that comparing two rates loses nothing to rounding; with nothing to divide by there is nothing to compare. */
function atMost(one: Share, other: Share): boolean {
  return one.of === 0 || other.of === 0 || BigInt(one.part) * BigInt(other.of) <= BigInt(other.part) * BigInt(one.of);
}

describe("the worked example of the design", () => {
  const day: Counts = { I: 70, P: 8, R: 30, O: 12, NC: 40, UO: 0, NE: 9 };

  test("asked 120, answered 78, non-response 42", () => {
    expect([asked(day), answered(day), nonResponse(day), seen(day)]).toEqual([120, 78, 42, 160]);
  });

  test.each<[RateName, number]>([
    ["nonResponse", 35.0],
    ["COOP1", 58.3],
    ["COOP2", 65.0],
    ["COOP3", 64.8],
    ["COOP4", 72.2],
    ["RR1", 43.8],
    ["RR2", 48.8],
    ["RR5", 43.8],
    ["RR6", 48.8],
    ["REF1", 18.8],
    ["REF3", 18.8],
    ["CON1", 75.0],
    ["CON3", 75.0],
  ])("%s is %d per cent", (name, expected) => {
    expect(percents(day)[name]).toBe(expected);
  });
});

/** One of each letter is told apart from the others: I 1, P 2, R 4, O 8, NC 16, UO 32, NE 64. */
describe("each rate divides what the table says by what the table says", () => {
  const counts: Counts = { I: 1, P: 2, R: 4, O: 8, NC: 16, UO: 32, NE: 64 };

  test.each<[RateName, string, string, Base]>([
    ["nonResponse", "R+O", "I+P+R+O", "asked"],
    ["COOP1", "I", "I+P+R+O", "asked"],
    ["COOP2", "I+P", "I+P+R+O", "asked"],
    ["COOP3", "I", "I+P+R", "asked-able"],
    ["COOP4", "I+P", "I+P+R", "asked-able"],
    ["RR1", "I", "I+P+R+NC+O+UO", "seen"],
    ["RR2", "I+P", "I+P+R+NC+O+UO", "seen"],
    ["RR5", "I", "I+P+R+NC+O", "seen-eligible"],
    ["RR6", "I+P", "I+P+R+NC+O", "seen-eligible"],
    ["REF1", "R", "I+P+R+NC+O+UO", "seen"],
    ["REF3", "R", "I+P+R+NC+O", "seen-eligible"],
    ["CON1", "I+P+R+O", "I+P+R+O+NC+UO", "seen"],
    ["CON3", "I+P+R+O", "I+P+R+O+NC", "seen-eligible"],
  ])("%s = (%s) / (%s), of %s", (name, part, of, base) => {
    const sum = (letters: string): number =>
      letters.split("+").reduce((total, letter) => total + counts[letter as keyof Counts], 0);
    expect(ratesOf(counts)[name]).toEqual({ part: sum(part), of: sum(of) });
    expect(RATE_BASES[name]).toBe(base);
  });

  test("and every rate says of whom it is", () => {
    expect(Object.keys(RATE_BASES).sort()).toEqual(Object.keys(ratesOf(counts)).sort());
    expect(Object.keys(RATE_BASES)).toHaveLength(13);
  });
});

describe("nobody to divide by", () => {
  test("on an empty day every rate is nothing, not 0", () => {
    expect(new Set(Object.values(percents(NO_CONTACTS)))).toEqual(new Set([null]));
  });

  test("when everyone was missed, only the shares of those asked are nothing", () => {
    const rates = percents({ ...NO_CONTACTS, NC: 5 });
    expect([rates.nonResponse, rates.COOP1, rates.COOP2, rates.COOP3, rates.COOP4]).toEqual([null, null, null, null, null]);
    expect([rates.RR2, rates.RR6, rates.REF3, rates.CON3]).toEqual([0, 0, 0, 0]);
  });

  test("when everyone left unseen, whoever certainly belonged is nobody", () => {
    const rates = percents({ ...NO_CONTACTS, UO: 5 });
    expect([rates.RR5, rates.RR6, rates.REF3, rates.CON3]).toEqual([null, null, null, null]);
    expect([rates.RR1, rates.RR2, rates.REF1, rates.CON1]).toEqual([0, 0, 0, 0]);
  });

  test("when all those asked could not, cooperation among the able is nothing", () => {
    expect(percents({ ...NO_CONTACTS, O: 3 })).toMatchObject({ COOP3: null, COOP4: null, COOP2: 0, nonResponse: 100 });
  });

  test("and those who don't belong change no rate at all", () => {
    fc.assert(
      fc.property(arbitraryCounts, fc.nat(), (counts, NE) => {
        expect(ratesOf({ ...counts, NE })).toEqual(ratesOf(counts));
      }),
    );
  });
});

describe("whatever the day", () => {
  test("with nobody missed and nobody gone unseen, RR6 is COOP2", () => {
    fc.assert(
      fc.property(arbitraryCounts, (counts) => {
        const { RR6, COOP2, RR2 } = ratesOf({ ...counts, NC: 0, UO: 0 });
        expect(RR6).toEqual(COOP2);
        expect(RR2).toEqual(COOP2);
      }),
    );
  });

  test.each<[RateName, RateName]>([
    ["RR1", "RR2"],
    ["RR1", "RR5"],
    ["RR2", "RR6"],
    ["RR5", "RR6"],
    ["RR5", "COOP1"],
    ["RR6", "COOP2"],
    ["COOP1", "COOP2"],
    ["COOP1", "COOP3"],
    ["COOP2", "COOP4"],
    ["COOP3", "COOP4"],
    ["REF1", "REF3"],
    ["CON1", "CON3"],
    ["RR2", "CON1"],
    ["RR6", "CON3"],
    ["REF3", "CON3"],
  ])("%s ≤ %s", (lower, higher) => {
    fc.assert(
      fc.property(arbitraryCounts, (counts) => {
        const rates = ratesOf(counts);
        expect(atMost(rates[lower], rates[higher])).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test("answered and non-response are the whole of those asked", () => {
    fc.assert(
      fc.property(arbitraryCounts, (counts) => {
        const rates = ratesOf(counts);
        expect(rates.COOP2.part + rates.nonResponse.part).toBe(asked(counts));
        expect(asked(counts)).toBe(answered(counts) + nonResponse(counts));
      }),
    );
  });

  test("every rate is nothing, or between 0 and 100", () => {
    fc.assert(
      fc.property(arbitraryCounts, (counts) => {
        for (const rate of Object.values(percents(counts))) {
          expect(rate === null || (rate >= 0 && rate <= 100)).toBe(true);
        }
      }),
    );
  });
});

test("the scripted day has the rates that were worked out beforehand", () => {
  const { counts, rates } = SCRIPTED_DAY.expected;
  const { I, P, R, O, NC, UO, NE } = counts;
  expect(percents({ I, P, R, O, NC, UO, NE })).toEqual(rates);
});

test("Kolada shows nothing below ten respondents", () => {
  expect(FEWEST_RESPONDENTS).toBe(10);
});
