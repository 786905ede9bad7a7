import { FEWEST_IN_INDICATOR } from "../disclosure/reader.ts";
import { type Share, wholePercent } from "../rates/share.ts";
import { GENDERS, type IndicatorCounts, type RoundCounts, SPLITS, type SplitBy, totalOf } from "./counts.ts";
import { type Division, type Given, staysOpen } from "./stays-open.ts";

/** An indicator of the national sheet as it leaves the organisation: whole per cents; null is hidden (".."). */
export type SheetRow = { readonly code: string } & Readonly<Record<"T" | "K" | "M", number | null>>;
/** An indicator by language or by site, in their order. */
export type SplitRow = { readonly code: string; readonly parts: readonly (number | null)[] };

/** What was published of these very answers before; a table that was not is absent. */
export type Earlier = { readonly sheet: readonly SheetRow[] } & { readonly [By in SplitBy]?: readonly SplitRow[] };

/**
 * What of the national sheet is given away. Hidden are shares of fewer than ten, and then as little as leaves everything
 * hidden open (`staysOpen`): those of another gender or who did not say, women and men where they are hidden, and every
 * language and site, which are not in the sheet, but in whose tables hidden parts will be.
 *
 * Why it holds against somebody who knows this rule: the answers that `staysOpen` looks for have fewer than ten wherever a
 * share is hidden, so that each of them comes to the same sheet by its first attempt. And where nothing of an indicator is
 * given away, it could as well be one to which fewer than ten gave an answer.
 */
export function publishSheet(counts: RoundCounts): readonly SheetRow[] {
  return counts.indicators.map((indicator) => {
    const attempts = attemptsFor(indicator);
    const row = attempts.map((shown) => sheetRow(indicator, shown)).find((one) => isAllOpen(counts, one));
    return row ?? sheetRow(indicator, []);
  });
}

type Column = "T" | "K" | "M";

/** What to try to show, most first: the smaller of women and men gives way first, the total last. */
function attemptsFor(indicator: IndicatorCounts): readonly (readonly Column[])[] {
  const { K, M } = indicator;
  if (!isEnough(totalOf(indicator))) {
    return [];
  }
  const enough = (["K", "M"] as const).filter((gender) => isEnough(indicator[gender]));
  const larger: Column = K.of >= M.of ? "K" : "M";
  const smaller: Column = larger === "K" ? "M" : "K";
  return enough.length === 2
    ? [["T", "K", "M"], ["T", larger], ["T", smaller], ["T"]]
    : enough.length === 1
      ? [["T", ...enough], ["T"]]
      : [["T"]];
}

function sheetRow(indicator: IndicatorCounts, shown: readonly Column[]): SheetRow {
  const of = (column: Column, value: Share): number | null => (shown.includes(column) ? wholePercent(value) : null);
  return { code: indicator.code, T: of("T", totalOf(indicator)), K: of("K", indicator.K), M: of("M", indicator.M) };
}

/**
 * The table by language or by site that can be given away beside what was published of the same answers before. Each
 * indicator has all its large parts in it or none, so that nothing follows from which are missing.
 *
 * Why that holds: a row is also missing where in one large part fewer gave an answer than `LargePart.least`, and every
 * check leaves room for that (`mostInAll`, `hiddenDivision`).
 */
export function publishSplit(counts: RoundCounts, by: SplitBy, earlier: Earlier): readonly SplitRow[] {
  const large = largeParts(counts.respondents[by]);
  return counts.indicators.map((indicator, position) => {
    const sheet = earlier.sheet[position];
    const shares = indicator[by];
    const row: SplitRow = {
      code: indicator.code,
      parts: shares.map((value, part) => (large.some((one) => one.part === part) ? wholePercent(value) : null)),
    };
    const isPossible =
      sheet !== undefined && sheet.T !== null && large.every(({ part, least }) => (shares[part]?.of ?? 0) >= least);
    const rows = { languages: earlier.languages?.[position], sites: earlier.sites?.[position], [by]: row };
    return isPossible && large.length > 0 && isAllOpen(counts, sheet, rows)
      ? row
      : { code: indicator.code, parts: shares.map(() => null) };
  });
}

/** Whether everything that is hidden of an indicator stays open beside its row of the sheet and those by language and by site. */
function isAllOpen(counts: RoundCounts, sheet: SheetRow, rows: Partial<Record<SplitBy, SplitRow | undefined>> = {}): boolean {
  const { T } = sheet;
  if (T === null) {
    return true;
  }
  const { respondents } = counts;
  const splits = SPLITS.flatMap((by): Division[] => {
    // Where all are of one part, it is the total.
    return respondents[by].filter((count) => count > 0).length < 2 ? [] : [splitDivision(respondents[by], rows[by])];
  });
  return staysOpen({ percent: T, least: FEWEST_IN_INDICATOR, most: mostInAll(counts) }, [
    genderDivision(counts, sheet),
    ...splits,
  ]);
}

function genderDivision({ respondents }: RoundCounts, sheet: SheetRow): Division {
  const given: Given[] = [];
  const hidden: number[] = [];
  for (const gender of GENDERS) {
    const percent = gender === "O" ? null : sheet[gender];
    if (percent !== null) {
      given.push({ percent, least: FEWEST_IN_INDICATOR, most: Math.min(respondents[gender], MOST_LOOKED_AT) });
    } else {
      // Another gender is never shown, and hidden whatever its number.
      hidden.push(gender === "O" ? respondents.O : Math.min(respondents[gender], FEWEST_IN_INDICATOR - 1));
    }
  }
  return { given, hidden };
}

function splitDivision(respondents: readonly number[], row: SplitRow | undefined): Division {
  const large = largeParts(respondents);
  const isMissing = row === undefined || row.parts.every((percent) => percent === null);
  if (isMissing) {
    return hiddenDivision(respondents, large);
  }
  return {
    given: large.map(({ part, least, most }) => ({ percent: row.parts[part] ?? 0, least, most })),
    hidden: respondents.filter((_, part) => !large.some((one) => one.part === part)),
  };
}

/** A table without this row: in one large part too few gave an answer, which is enough for a row to be missing. */
function hiddenDivision(respondents: readonly number[], [smallest]: readonly LargePart[]): Division {
  return {
    given: [],
    hidden: respondents.map((count, part) => (part === smallest?.part ? smallest.least - 1 : count)),
  };
}

/** A part that has ten respondents: shown where at least so many gave an answer, and looked at up to so many. */
type LargePart = { readonly part: number; readonly count: number; readonly least: number; readonly most: number };

/** The smallest first. None where there is only one, which with the total would give the rest. */
function largeParts(respondents: readonly number[]): readonly LargePart[] {
  const large = [...respondents.entries()].filter(([, count]) => count >= FEWEST_IN_INDICATOR).sort(([, a], [, b]) => a - b);
  return large.length < 2
    ? []
    : large.map(([part, count]) => {
        const least = Math.max(FEWEST_IN_INDICATOR, Math.min(Math.ceil(count * LEAST_ANSWERING), Math.floor(500 / large.length)));
        return { part, count, least, most: Math.min(count, 2 * least) };
      });
}

/** Where fewer than four of five in a large part gave an answer, the row is missing; hardly ever, and often enough to be possible. */
const LEAST_ANSWERING = 0.8;
/** So large a share has so many possible bases that more need not be looked at; it bounds the time that a large round takes. */
const MOST_LOOKED_AT = 400;

/** How many may have given an answer in all, so that in the smallest large language and site too few did for a row. */
function mostInAll({ respondents }: RoundCounts): number {
  const all = GENDERS.reduce((total, gender) => total + respondents[gender], 0);
  const without = SPLITS.map((by) => {
    const [smallest] = largeParts(respondents[by]);
    return smallest === undefined ? 0 : smallest.count - (smallest.least - 1);
  });
  return Math.min(all - Math.max(...without), 2 * MOST_LOOKED_AT);
}

function isEnough({ of }: Share): boolean {
  return of >= FEWEST_IN_INDICATOR;
}
