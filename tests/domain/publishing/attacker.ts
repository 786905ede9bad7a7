import type { Gender, IndicatorCounts, RoundCounts, SplitBy } from "../../../src/domain/publishing/counts.ts";
import { type Earlier, publishSheet, publishSplit, type SheetRow } from "../../../src/domain/publishing/publish.ts";
import { type Share, share, wholePercent } from "../../../src/domain/rates/share.ts";

/** Below `limit`, at random. */
export type Draw = (limit: number) => number;

/** Which tables were published, one after another, each beside those before. */
export type Order = readonly SplitBy[];

export type Published = Required<Earlier>;

export function publishAll(counts: RoundCounts, order: Order): Published {
  const earlier: { -readonly [Table in keyof Earlier]: Earlier[Table] } = { sheet: publishSheet(counts) };
  for (const by of order) {
    earlier[by] = publishSplit(counts, by, earlier);
  }
  return { languages: [], sites: [], ...earlier };
}

/** A hidden part by its name, and what somebody still has to believe possible of it. */
type Believed = Map<string, { readonly positives: Set<number>; some: boolean; notAll: boolean }>;

/**
 * Somebody who has every table, knows how many answered in each part, and knows the rule: runs it herself on answers that
 * she makes up, and believes possible what comes out to the letter as it was published. She tries until no hidden part of
 * this indicator is found out, or for as many attempts as are given. What she returns is found out.
 */
export function findOut(
  counts: RoundCounts,
  published: Published,
  order: Order,
  at: number,
  draw: Draw,
  attempts: number,
): string[] {
  const row = published.sheet[at];
  const own = counts.indicators[at];
  if (row === undefined || own === undefined) {
    throw new Error("no such indicator");
  }
  const hidden = hiddenParts(counts, published, at);
  const believed: Believed = new Map(hidden.map((name) => [name, { positives: new Set(), some: false, notAll: false }]));
  const open = (): boolean => [...believed.values()].every(({ positives, some, notAll }) => positives.size > 1 && some && notAll);
  const seen = JSON.stringify(rowsOf(published, at));
  const makeUp = makerOf(counts, published, at);
  for (let attempt = 0; attempt < attempts && !open(); attempt += 1) {
    const world = makeUp(draw);
    const alone = { respondents: counts.respondents, indicators: [world] };
    if (JSON.stringify(rowsOf(publishAll(alone, order), 0)) === seen) {
      for (const [name, one] of believed) {
        const { part, of } = partOf(world, name);
        one.positives.add(part);
        one.some ||= part > 0;
        one.notAll ||= part < of;
      }
    }
  }
  return [...believed].filter(([, one]) => !(one.positives.size > 1 && one.some && one.notAll)).map(([name]) => name);
}

function rowsOf({ sheet, languages, sites }: Published, at: number): unknown {
  const { T, K, M } = sheet[at] ?? {};
  return [T, K, M, languages[at]?.parts, sites[at]?.parts];
}

/** Women, men and others where their share is not shown; each language and site of several, too. The whole is no part. */
function hiddenParts({ respondents }: RoundCounts, published: Published, at: number): string[] {
  const row = published.sheet[at];
  const genders = (["K", "M", "O"] as const).filter(
    (gender) => respondents[gender] > 0 && (gender === "O" || row?.[gender] === null),
  );
  const splits = (["languages", "sites"] as const).flatMap((by) =>
    respondents[by].filter((count) => count > 0).length < 2
      ? []
      : [...respondents[by].entries()].flatMap(([part, count]) =>
          count > 0 && (published[by][at]?.parts[part] ?? null) === null ? [`${by} ${part}`] : [],
        ),
  );
  return [...genders, ...splits];
}

function partOf(world: IndicatorCounts, name: string): Share {
  const [by = "", part = "0"] = name.split(" ");
  return by === "languages" || by === "sites" ? (world[by][Number(part)] ?? share(0, 0)) : world[by as Gender];
}

/** Makes up answers that agree with what she reads off the tables: every such answer can come out, and nothing else does. */
function makerOf({ respondents }: RoundCounts, published: Published, at: number): (draw: Draw) => IndicatorCounts {
  const row: SheetRow | undefined = published.sheet[at];
  const T = row?.T ?? null;
  const everybody = respondents.K + respondents.M + respondents.O;
  const most = T === null ? Math.min(9, everybody) : everybody;
  const genders = division(
    (["K", "M", "O"] as const).map((gender) => ({
      most: respondents[gender],
      percent: gender === "O" || T === null ? null : (row?.[gender] ?? null),
    })),
    most,
  );
  const split = (by: SplitBy): Dividing =>
    division(
      respondents[by].map((count, part) => ({ most: count, percent: published[by][at]?.parts[part] ?? null })),
      most,
    );
  const languages = split("languages");
  const sites = split("sites");
  const totals = rangesOf({ most, percent: T }, T === null ? 1 : 10).flatMap(({ of, low, high }) =>
    Array.from({ length: high - low + 1 }, (_, more) => share(low + more, of)).filter((total) =>
      [genders, languages, sites].every(({ reaches }) => reaches(total)),
    ),
  );
  return (draw) => {
    const total = totals[draw(totals.length)] ?? share(0, 0);
    const [K = share(0, 0), M = share(0, 0), O = share(0, 0)] = genders.divide(total, draw);
    return { code: "made up", K, M, O, languages: languages.divide(total, draw), sites: sites.divide(total, draw) };
  };
}

type Part = { readonly most: number; readonly percent: number | null };
type Dividing = {
  readonly reaches: (total: Share) => boolean;
  /** A total that it reaches, among the parts: those that are read off the table as they read. */
  readonly divide: (total: Share, draw: Draw) => readonly Share[];
};

function division(parts: readonly Part[], most: number): Dividing {
  const ranges = parts.map((part) => rangesOf(part, part.percent === null ? 0 : 10));
  // What each part and those after it come to together.
  const sums: Sums[] = [[1n]];
  for (const range of ranges.toReversed()) {
    sums.unshift(added(sums[0] ?? [], range, most));
  }
  const reaches = ({ part, of }: Share, from = 0): boolean =>
    part >= 0 && (((sums[from]?.[of] ?? 0n) >> BigInt(part)) & 1n) === 1n;
  return {
    reaches,
    divide: (total, draw) => {
      let left = total;
      return ranges.map((range, position) => {
        const fits = range
          .filter(({ of }) => of <= left.of)
          .flatMap(({ of, low, high }) =>
            Array.from({ length: high - low + 1 }, (_, more) => share(low + more, of)).filter((one) =>
              reaches(share(left.part - one.part, left.of - one.of), position + 1),
            ),
          );
        const taken = fits[draw(fits.length)] ?? share(0, 0);
        left = share(left.part - taken.part, left.of - taken.of);
        return taken;
      });
    },
  };
}

/** For each number of people, the numbers of positive answers that are possible, as bits. */
type Sums = readonly bigint[];
/** Of so many, so many to so many positive answers. */
type Range = { readonly of: number; readonly low: number; readonly high: number };

function added(sums: Sums, ranges: readonly Range[], most: number): Sums {
  const all: bigint[] = Array.from({ length: most + 1 }, () => 0n);
  for (const { of, low, high } of ranges) {
    for (const [before, reached] of sums.entries()) {
      if (reached !== 0n && before + of <= most) {
        all[before + of] = (all[before + of] ?? 0n) | spread(reached << BigInt(low), high - low);
      }
    }
  }
  return all;
}

/** The bits, and each of them up to so many places further on. */
function spread(bits: bigint, places: number): bigint {
  let wide = bits;
  for (let reach = 0; reach < places; ) {
    const further = Math.min(reach + 1, places - reach);
    wide |= wide << BigInt(further);
    reach += further;
  }
  return wide;
}

/** What reads as this whole per cent on each base, and anything at all where it is hidden. */
function rangesOf({ most, percent }: Part, least: number): readonly Range[] {
  return Array.from({ length: Math.max(0, most - least + 1) }, (_, more) => least + more).flatMap((of) => {
    const fits = Array.from({ length: of + 1 }, (__, part) => part).filter(
      (part) => percent === null || wholePercent(share(part, of)) === percent,
    );
    const [low] = fits;
    return low === undefined ? [] : [{ of, low, high: fits.at(-1) ?? low }];
  });
}
