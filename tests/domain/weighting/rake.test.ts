import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kish, LEAST_WEIGHT, type Margin, MOST_WEIGHT, rake } from "../../../src/domain/weighting/rake.ts";
import { weightedShare } from "../../../src/domain/weighting/weighted-shares.ts";
import { indicator } from "../../support/questionnaires.ts";

type People = { readonly count: number; readonly margins: readonly Margin[] };

/** Two or three margins over some people, each with what is known of its parts. */
const people = (unknown: boolean): fc.Arbitrary<People> =>
  fc.tuple(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 2, max: 3 })).chain(([count, ways]) =>
    fc
      .tuple(
        ...Array.from({ length: ways }, (_, at) =>
          fc.integer({ min: 2, max: 4 }).chain((parts) =>
            fc.record<Margin>({
              name: fc.constant(`margin ${at}`),
              known: fc.array(fc.integer({ min: 50, max: 300 }), { minLength: parts, maxLength: parts }),
              parts: fc.array(
                unknown ? fc.option(fc.integer({ min: 0, max: parts - 1 }), { freq: 6 }) : fc.integer({ min: 0, max: parts - 1 }),
                { minLength: count, maxLength: count },
              ),
            }),
          ),
        ),
      )
      .map((margins) => ({ count, margins })),
  );

/** The weighted share of each part among those whose part is known. */
function shares({ known, parts }: Margin, weights: Float64Array): readonly number[] {
  const sums = known.map((_, part) => weights.reduce((sum, weight, person) => sum + (parts[person] === part ? weight : 0), 0));
  const all = sums.reduce((sum, one) => sum + one, 0);
  return sums.map((sum) => (all === 0 ? 0 : sum / all));
}

describe("raking", () => {
  test("makes every margin hold, of the parts that answered", () => {
    let held = 0;
    fc.assert(
      fc.property(people(true), ({ count, margins }) => {
        const { weights, converged, trimmed, off } = rake(count, margins);
        expect(weights).toHaveLength(count);
        if (!converged || trimmed > 0) {
          return;
        }
        held += 1;
        expect(off).toBeLessThan(1e-6);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(count, 5);
        for (const margin of margins) {
          const met = margin.known.map((known, part) => (margin.parts.includes(part) ? known : 0));
          const all = met.reduce((sum, one) => sum + one, 0);
          for (const [part, share] of shares(margin, weights).entries()) {
            expect(share).toBeCloseTo(all === 0 ? 0 : (met[part] ?? 0) / all, 5);
          }
        }
      }),
      { numRuns: 100 },
    );
    // The property would hold of no case, too.
    expect(held).toBeGreaterThan(20);
  });

  test("gives the same whatever order people and margins come in", () => {
    const shuffled = people(true).chain((one) =>
      fc.tuple(
        fc.constant(one),
        fc.shuffledSubarray([...Array.from({ length: one.count }).keys()], { minLength: one.count }),
        fc.shuffledSubarray([...one.margins], { minLength: one.margins.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([{ count, margins }, order, turned]) => {
        const straight = rake(count, margins);
        const other = rake(
          count,
          turned.map((margin) => ({ ...margin, parts: order.map((person) => margin.parts[person] ?? null) })),
        );
        expect([...other.weights]).toEqual(order.map((person) => straight.weights[person]));
        expect([other.converged, other.trimmed, other.off]).toEqual([straight.converged, straight.trimmed, straight.off]);
      }),
      { numRuns: 100 },
    );
  });

  test("gives everybody 1 where those who answered are as those who are known", () => {
    fc.assert(
      fc.property(people(false), fc.integer({ min: 1, max: 9 }), ({ count, margins }, times) => {
        const alike = margins.map((margin) => ({
          ...margin,
          known: margin.known.map((_, part) => times * margin.parts.filter((one) => one === part).length),
        }));
        const { weights, converged, trimmed } = rake(count, alike);
        expect([...weights].every((weight) => Math.abs(weight - 1) < 1e-9)).toBe(true);
        expect([converged, trimmed]).toEqual([true, 0]);
        const { effect, effective } = kish(weights);
        expect([effect, effective].map((one) => Math.round(one * 1e6) / 1e6)).toEqual([1, count]);
      }),
    );
  });

  test("holds every weight between a fifth and five, and says how far off that leaves a margin", () => {
    fc.assert(
      fc.property(people(true), ({ count, margins }) => {
        const { weights } = rake(count, margins);
        expect([...weights].every((weight) => weight >= LEAST_WEIGHT && weight <= MOST_WEIGHT)).toBe(true);
      }),
    );
    const parts = Array.from({ length: 100 }, (_, n) => (n === 0 ? 1 : 0));
    const { weights, trimmed, off } = rake(100, [{ name: "language", known: [50, 50], parts }]);
    expect(weights[0]).toBe(MOST_WEIGHT);
    expect(trimmed).toBe(1);
    expect(off).toBeGreaterThan(40);
  });

  test("works out a table by hand: 60 women and 40 men where there are half of each", () => {
    const parts = Array.from({ length: 100 }, (_, n) => (n < 60 ? 0 : 1));
    const { weights } = rake(100, [{ name: "gender", known: [300, 300], parts }]);
    expect([weights[0], weights[99]].map((weight) => Math.round((weight ?? 0) * 1e6) / 1e6)).toEqual([0.833333, 1.25]);
    const { effect, effective } = kish(weights);
    expect(effect).toBeCloseTo(1.0417, 4);
    expect(effective).toBeCloseTo(96, 5);
  });

  test("names the parts of which nobody answered, and those of which there should be nobody", () => {
    const found = rake(4, [
      { name: "language", known: [10, 5, 0], parts: [0, 0, 0, 2] },
      { name: "gender", known: [7, 8], parts: [0, 1, null, 0] },
    ]);
    expect(found.empty).toEqual([{ margin: "language", part: 1 }]);
    expect(found.unexpected).toEqual([{ margin: "language", part: 2 }]);
    expect(found.converged).toBe(true);
  });

  test("says so where the margins can't hold together", () => {
    const apart = rake(20, [
      { name: "a", known: [9, 1], parts: Array.from({ length: 20 }, (_, n) => (n < 10 ? 0 : 1)) },
      { name: "b", known: [2, 8], parts: Array.from({ length: 20 }, (_, n) => (n < 10 ? 0 : 1)) },
    ]);
    expect(apart.converged).toBe(false);
    expect(apart.off).toBeGreaterThan(1);
  });

  test("of nobody, or by nothing, is nothing", () => {
    expect([...rake(0, [{ name: "a", known: [1, 2], parts: [] }]).weights]).toEqual([]);
    expect([...rake(3, []).weights]).toEqual([1, 1, 1]);
  });
});

describe("a weighted share", () => {
  const column = (base: readonly number[], positive: readonly number[]) => ({
    indicator: indicator("U31500"),
    itemId: "contact",
    base: Uint8Array.from(base),
    positive: Uint8Array.from(positive),
  });

  test("counts each answer by its weight, with the interval of what they are worth, from ten up", () => {
    const positive = Array.from({ length: 12 }, (_, n) => (n < 6 ? 1 : 0));
    const base = Array.from({ length: 12 }, () => 1);
    const weights = Float64Array.from({ length: 12 }, (_, n) => (n < 6 ? 1.5 : 0.5));
    const found = weightedShare(column(base, positive), weights);
    expect(found.shown && [found.value.percent, found.value.effective]).toEqual([75, 9.6]);
    const plain = weightedShare(column(base, positive), new Float64Array(12).fill(1));
    expect(plain.shown && plain.value).toEqual({ percent: 50, interval: { low: 25.4, high: 74.6 }, effective: 12 });
    expect(weightedShare(column([...base.slice(3), 0, 0, 0], positive), weights).shown).toBe(false);
  });
});
