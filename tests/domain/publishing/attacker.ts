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
  for (let attempt = 0; attempt < attempts && !open(); attempt += 1) {
    const world = madeUp(counts, published, at, draw);
    if (world === null) {
      continue;
    }
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

/** Answers that agree with what she reads off the tables, or null where this attempt came to nothing. */
function madeUp({ respondents }: RoundCounts, published: Published, at: number, draw: Draw): IndicatorCounts | null {
  const row: SheetRow | undefined = published.sheet[at];
  const everybody = respondents.K + respondents.M + respondents.O;
  const T = row?.T ?? null;
  const base = T === null ? 1 + draw(Math.min(9, everybody)) : 10 + draw(Math.max(1, everybody - 9));
  const total = someShare(T, base, draw);
  if (total === null) {
    return null;
  }
  const genders = fill(
    total,
    (["K", "M", "O"] as const).map((gender) => ({
      most: respondents[gender],
      percent: gender === "O" || T === null ? null : (row?.[gender] ?? null),
    })),
    draw,
  );
  const split = (by: SplitBy): readonly Share[] | null =>
    fill(
      total,
      respondents[by].map((most, part) => ({ most, percent: published[by][at]?.parts[part] ?? null })),
      draw,
    );
  const languages = split("languages");
  const sites = split("sites");
  const [K, M, O] = genders ?? [];
  return K === undefined || M === undefined || O === undefined || languages === null || sites === null
    ? null
    : { code: "made up", K, M, O, languages, sites };
}

type Part = { readonly most: number; readonly percent: number | null };

/** Divides a total among parts, those that are read off the table as they read; the rest among the hidden ones. */
function fill(total: Share, parts: readonly Part[], draw: Draw): readonly Share[] | null {
  for (let attempt = 0; attempt < 60; attempt += 1) {
    let left = total;
    const filled = new Map<number, Share>();
    // The hidden ones last: they take what is left, so that most attempts come to something.
    const order = [...parts.keys()].sort((a, b) => Number(parts[a]?.percent === null) - Number(parts[b]?.percent === null));
    for (const [turn, part] of order.entries()) {
      const { most, percent } = parts[part] ?? { most: 0, percent: null };
      const after = order.slice(turn + 1).reduce((sum, later) => sum + (parts[later]?.most ?? 0), 0);
      const least = Math.max(percent === null ? 0 : 10, left.of - after);
      const greatest = Math.min(most, left.of);
      if (least > greatest) {
        break;
      }
      const base = least + draw(greatest - least + 1);
      const low = Math.max(0, base - (left.of - left.part));
      const taken =
        percent === null
          ? share(low + draw(Math.max(1, Math.min(base, left.part) - low + 1)), base)
          : someShare(percent, base, draw);
      if (taken === null || taken.part > left.part || left.of - taken.of < left.part - taken.part) {
        break;
      }
      filled.set(part, taken);
      left = share(left.part - taken.part, left.of - taken.of);
    }
    if (filled.size === parts.length && left.of === 0) {
      return parts.map((_, part) => filled.get(part) ?? share(0, 0));
    }
  }
  return null;
}

/** One of the shares on this base that read as this whole per cent; any share at all where it is hidden. */
function someShare(percent: number | null, base: number, draw: Draw): Share | null {
  const fits = Array.from({ length: base + 1 }, (_, part) => share(part, base)).filter(
    (one) => percent === null || wholePercent(one) === percent,
  );
  return fits[draw(Math.max(1, fits.length))] ?? null;
}
