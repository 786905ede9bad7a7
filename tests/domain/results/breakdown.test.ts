import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BreakdownRow, suppressBreakdown } from "../../../src/domain/results/breakdown.ts";
import { FEWEST_IN_CELL } from "../../../src/domain/results/disclosure.ts";
import { type Counts, NO_CONTACTS } from "../../../src/domain/tally/counts.ts";

type Split = readonly [answered: number, nonResponse: number];

/** All ways of answering and of not answering; those who were not asked stand in no column. */
function group([answered, nonResponse]: Split): Counts {
  const partly = Math.floor(answered / 2);
  const unable = Math.floor(nonResponse / 3);
  return { ...NO_CONTACTS, I: answered - partly, P: partly, R: nonResponse - unable, O: unable, NC: 17, UO: 2, NE: 3 };
}

/** As a reader sees the table: asked = answered + non-response, `··` where hidden. */
function shownFor(...splits: readonly Split[]): string {
  return suppressBreakdown(splits.map(group))
    .map(
      ({ asked, split }) =>
        `${asked.shown ? asked.value : "··"}=${split.shown ? `${split.value.answered}+${split.value.nonResponse}` : "··"}`,
    )
    .join(" ");
}

describe("asked, answered and non-response in groups", () => {
  test.each<[string, Split[], string]>([
    [
      "large groups are shown whole",
      [
        [20, 10],
        [12, 9],
      ],
      "30=20+10 21=12+9",
    ],
    [
      "an empty group is empty, not hidden",
      [
        [20, 10],
        [0, 0],
      ],
      "30=20+10 0=0+0",
    ],
    ["a single group is the whole, and stands above the table anyway", [[2, 1]], "3=2+1"],
    [
      "the same with empty groups beside it",
      [
        [0, 0],
        [2, 1],
        [0, 0],
      ],
      "0=0+0 3=2+1 0=0+0",
    ],
    [
      "a small split takes the next smallest with it",
      [
        [20, 4],
        [12, 9],
        [40, 30],
      ],
      "24=·· 21=·· 70=40+30",
    ],
    [
      "no refusal at all is no secret",
      [
        [20, 0],
        [12, 9],
      ],
      "20=20+0 21=12+9",
    ],
    [
      "a small group is hidden, and so is the next",
      [
        [2, 1],
        [12, 9],
        [40, 30],
      ],
      "··=·· ··=·· 70=40+30",
    ],
    [
      "nothing left to hide behind: no split is shown, not even an empty one",
      [
        [6, 1],
        [7, 1],
        [0, 0],
      ],
      "7=·· 8=·· 0=··",
    ],
  ])("%s", (_, splits, expected) => {
    expect(shownFor(...splits)).toBe(expected);
  });
});

const isSmall = (count: number): boolean => count > 0 && count < FEWEST_IN_CELL;
const occupied = (splits: readonly Split[]): number => splits.filter(([yes, no]) => yes + no > 0).length;

describe("in a table of any size", () => {
  const count = fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 900 }));
  const table: fc.Arbitrary<Split[]> = fc.array(fc.tuple(count, count), { minLength: 2, maxLength: 20 });

  test("no count from one to four is shown, and nothing that isn't so", () => {
    fc.assert(
      fc.property(table, (splits) => {
        for (const [position, { asked, split }] of suppressBreakdown(splits.map(group)).entries()) {
          const [yes, no] = splits[position] ?? [0, 0];
          expect(asked.shown ? asked.value : yes + no).toBe(yes + no);
          expect(split.shown ? split.value : { answered: yes, nonResponse: no }).toEqual({ answered: yes, nonResponse: no });
          expect(occupied(splits) > 1 && asked.shown && isSmall(asked.value)).toBe(false);
          expect(occupied(splits) > 1 && split.shown && (isSmall(split.value.answered) || isSmall(split.value.nonResponse))).toBe(
            false,
          );
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("a group whose size is hidden shows no split, and without small counts everything is shown", () => {
    fc.assert(
      fc.property(table, (splits) => {
        const rows = suppressBreakdown(splits.map(group));
        for (const { asked, split } of rows) {
          expect(!asked.shown && split.shown).toBe(false);
        }
        const harmless = splits.every(([yes, no]) => !isSmall(yes) && !isSmall(no));
        expect(rows.every(({ asked, split }) => asked.shown && split.shown)).toBe(harmless || occupied(splits) <= 1);
      }),
      { numRuns: 2000 },
    );
  });
});

type Known = { low: number; high: number };

/** What a reader can work out who knows the overall counts: for each group, from where to where its number of asked can be. */
function solveAsked(rows: readonly BreakdownRow[], [yes, no]: Split): readonly Known[] {
  const known = rows.map(() => ({ low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY }));
  const fill = (leftYes: number, leftNo: number, asked: readonly number[]): void => {
    const row = rows[asked.length];
    if (row === undefined) {
      for (const [position, value] of leftYes === 0 && leftNo === 0 ? asked.entries() : []) {
        const range = known[position];
        if (range !== undefined) {
          range.low = Math.min(range.low, value);
          range.high = Math.max(range.high, value);
        }
      }
      return;
    }
    for (let answered = 0; answered <= leftYes; answered++) {
      for (let nonResponse = 0; nonResponse <= leftNo; nonResponse++) {
        const fits = !row.split.shown || (row.split.value.answered === answered && row.split.value.nonResponse === nonResponse);
        if (fits && (!row.asked.shown || row.asked.value === answered + nonResponse)) {
          fill(leftYes - answered, leftNo - nonResponse, [...asked, answered + nonResponse]);
        }
      }
    }
  };
  fill(yes, no, []);
  return known;
}

test("whoever knows the overall counts and subtracts never finds out that a group was of one to four", () => {
  const small: fc.Arbitrary<Split[]> = fc.array(fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 6 })), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(small, (splits) => {
      const rows = suppressBreakdown(splits.map(group));
      const totals: Split = [splits.reduce((sum, [yes]) => sum + yes, 0), splits.reduce((sum, [, no]) => sum + no, 0)];
      for (const [position, { low, high }] of solveAsked(rows, totals).entries()) {
        const [yes, no] = splits[position] ?? [0, 0];
        // All that were asked being fewer than five says so by itself.
        const hidden = rows[position]?.asked.shown === false && isSmall(yes + no);
        expect(hidden && (low === high || high < Math.min(totals[0] + totals[1], FEWEST_IN_CELL))).toBe(false);
      }
    }),
    { numRuns: 1000 },
  );
});
