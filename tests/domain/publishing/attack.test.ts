import { describe, expect, test } from "vitest";
import type { IndicatorCounts, RoundCounts } from "../../../src/domain/publishing/counts.ts";
import { publishSheet, type SheetRow } from "../../../src/domain/publishing/publish.ts";
import { type Share, share } from "../../../src/domain/rates/share.ts";
import { findOut, type Order, publishAll } from "./attacker.ts";
import { drawFrom, madeRound } from "./rounds.ts";

/** `npm run prove -- disclosure --runs 10000 --seed 1` attacks as many rounds, and counts what stays visible in a tenth of them. */
const RUNS = Number(process.env["STRECK_RUNS"] ?? 30);
const SEED = Number(process.env["STRECK_SEED"] ?? 261_127);

const IS_LONG = process.env["STRECK_RUNS"] !== undefined;

const ORDERS: readonly Order[] = [[], ["languages"], ["sites"], ["languages", "sites"], ["sites", "languages"]];

describe("somebody who has everything published, now and earlier, and knows the rule", () => {
  test("leaves at least two possible numbers of positive answers for each hidden part, and never knows that all or none answered so", () => {
    const foundOut: unknown[] = [];
    for (let run = 0; run < RUNS && foundOut.length === 0; run += 1) {
      if (IS_LONG && run % 500 === 0) {
        process.stdout.write(`${run} of ${RUNS} rounds attacked\n`);
      }
      const draw = drawFrom(SEED + run);
      const round = madeRound({ least: 12, most: run % 10 === 0 ? 400 : 150, indicators: 2, extremes: true }, draw);
      const order = ORDERS[draw(ORDERS.length)] ?? [];
      const published = publishAll(round, order);
      for (const [at, indicator] of round.indicators.entries()) {
        const parts = findOut(round, published, order, at, draw, 100_000);
        if (parts.length > 0) {
          foundOut.push({ seed: SEED + run, parts, order, at, indicator });
        }
      }
    }
    expect(foundOut).toEqual([]);
  });

  test.each([
    ["women, men and two others", { K: 11, M: 10, O: 2 }, [23]],
    ["women, men and one other", { K: 12, M: 10, O: 1 }, [23]],
    ["ten women and a few men, in two languages", { K: 10, M: 4, O: 0 }, [10, 4]],
    ["a few of each", { K: 5, M: 4, O: 4 }, [13]],
  ])("is caught by none of all the answers that are possible: %s", (_what, genders, languages) => {
    const respondents = { ...genders, languages, sites: [genders.K + genders.M + genders.O] };
    const classes = new Map<string, Believed>();
    for (const world of everyWorld(respondents)) {
      const [row] = publishSheet({ respondents, indicators: [world] });
      believe(classes, row, world);
    }
    const foundOut = [...classes].flatMap(([row, believed]) =>
      [...believed].flatMap(([name, parts]) => (isOpen(parts) ? [] : [`${row}: ${name}`])),
    );
    expect(foundOut).toEqual([]);
    expect(classes.size).toBeGreaterThan(1);
  });
});

describe("what is hidden is little", () => {
  test("in rounds of 60 to 400 respondents women, men and total stay, where each has ten, in at least 95 of 100 indicators", () => {
    const rounds = Math.max(150, Math.round(RUNS / 10));
    let full = 0;
    let kept = 0;
    for (let run = 0; run < rounds; run += 1) {
      const round = madeRound({ least: 60, most: 400, indicators: 7, extremes: false }, drawFrom(SEED + run));
      for (const [at, row] of publishSheet(round).entries()) {
        const { K, M } = round.indicators[at] ?? { K: share(0, 0), M: share(0, 0) };
        if (K.of >= 10 && M.of >= 10) {
          full += 1;
          kept += row.T !== null && row.K !== null && row.M !== null ? 1 : 0;
        }
      }
    }
    if (IS_LONG) {
      process.stdout.write(`women, men and total visible in ${kept} of ${full} indicators of ${rounds} rounds\n`);
    }
    expect(kept / full).toBeGreaterThanOrEqual(0.95);
  });
});

type Believed = Map<string, Share[]>;

/** What one who has this row believes possible of each hidden part: everything that comes to the same row. */
function believe(classes: Map<string, Believed>, row: SheetRow | undefined, world: IndicatorCounts): void {
  const key = JSON.stringify([row?.T, row?.K, row?.M]);
  const believed = classes.get(key) ?? new Map<string, Share[]>();
  classes.set(key, believed);
  const hidden: [string, Share][] = (["K", "M", "O"] as const).flatMap((gender) =>
    gender === "O" || row?.[gender] === null ? [[gender, world[gender]]] : [],
  );
  const split =
    world.languages.length < 2 ? [] : world.languages.map((value, part): [string, Share] => [`language ${part}`, value]);
  for (const [name, value] of [...hidden, ...split]) {
    believed.set(name, [...(believed.get(name) ?? []).filter((one) => !isSame(one, value)), value]);
  }
}

function isSame(one: Share, other: Share): boolean {
  return one.part === other.part && one.of === other.of;
}

function isOpen(believed: readonly Share[]): boolean {
  const isEmpty = believed.every(({ of }) => of === 0);
  return (
    isEmpty ||
    (new Set(believed.map(({ part }) => part)).size > 1 &&
      believed.some(({ part, of }) => part < of) &&
      believed.some(({ part }) => part > 0))
  );
}

function* everyWorld({ K, M, O, languages }: RoundCounts["respondents"]): Generator<IndicatorCounts> {
  for (const women of everyShare(K)) {
    for (const men of everyShare(M)) {
      for (const others of everyShare(O)) {
        const total = share(women.part + men.part + others.part, women.of + men.of + others.of);
        for (const split of everySplit(total, languages)) {
          yield { code: "any", K: women, M: men, O: others, languages: split, sites: [total] };
        }
      }
    }
  }
}

function everyShare(most: number): readonly Share[] {
  return Array.from({ length: most + 1 }, (_, of) => Array.from({ length: of + 1 }, (__, part) => share(part, of))).flat();
}

function everySplit(total: Share, [most = 0, rest]: readonly number[]): readonly (readonly Share[])[] {
  if (rest === undefined) {
    return [[total]];
  }
  return everyShare(most).flatMap((first) => {
    const second = share(total.part - first.part, total.of - first.of);
    return second.part >= 0 && second.of >= second.part && second.of <= rest ? [[first, second]] : [];
  });
}
