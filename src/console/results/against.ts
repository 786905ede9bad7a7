import { type FilteredIndicator, shareInside } from "../../domain/disclosure/filtered.ts";
import { HIDDEN, type Shown } from "../../domain/disclosure/reader.ts";
import type { Share } from "../../domain/rates/share.ts";
import { type AnswerTable, type Filter, rowsWhere } from "../../domain/results/answer-table.ts";
import { type IndicatorColumn, shareAmong } from "../../domain/results/indicator-shares.ts";
import type { Match } from "../../domain/results/match-indicators.ts";
import type { PublishedFigures } from "../../protocol/console/publications.ts";

/** What stands beside an indicator's own share. */
export type Beside =
  /** Counted out of answers: a difference can be tested. */
  | { readonly kind: "share"; readonly share: Shown<Share> }
  /** A whole per cent that was given away, without what it is of: a difference can be seen, and not tested. */
  | { readonly kind: "published"; readonly percent: number }
  /** Nothing: it was not asked, or not published for those who are meant, or hidden. */
  | { readonly kind: "none"; readonly why: "not-asked" | "not-published" };

/** With what every indicator is compared: its name in full, and as it stands after "+6 mot". */
export type Against = {
  readonly name: string;
  readonly short: string;
  readonly of: (result: FilteredIndicator) => Beside;
};

/** All others of the same round. */
export function othersOf({ others }: FilteredIndicator): Beside {
  return { kind: "share", share: others ?? HIDDEN };
}

/** The same people of an earlier round, out of its opened answers. */
export function earlierAnswers(table: AnswerTable, matches: ReadonlyMap<string, Match>, filter: Filter): Against["of"] {
  const rows = rowsWhere(table, filter);
  const shareOf = (column: IndicatorColumn): Shown<Share> => shareInside(shareAmong(column, rows));
  const shares = new Map([...matches].map(([itemId, { column }]) => [itemId, shareOf(column)]));
  return ({ itemId }) => {
    const share = shares.get(itemId);
    return share === undefined ? { kind: "none", why: "not-asked" } : { kind: "share", share };
  };
}

/** What an earlier round gave away of the same people. `codes`: by item, the code that its indicator had then. */
export function earlierPublished(
  published: readonly PublishedFigures[],
  codes: ReadonlyMap<string, string>,
  filter: Filter,
): Against["of"] {
  return ({ itemId }) => {
    const code = codes.get(itemId);
    const percent = code === undefined ? null : publishedPercent(published, code, filter);
    return code === undefined
      ? { kind: "none", why: "not-asked" }
      : percent === null
        ? { kind: "none", why: "not-published" }
        : { kind: "published", percent };
  };
}

/** Published are all, women, men, each language and each site, and nothing of who is two of these at once. */
function publishedPercent(published: readonly PublishedFigures[], code: string, filter: Filter): number | null {
  const { siteId, language, gender, mode } = filter;
  if (mode !== null || [siteId, language, gender].filter((part) => part !== null).length > 1) {
    return null;
  }
  for (const figures of published) {
    if (figures.shown === "sheet") {
      const row = figures.rows.find((one) => one.code === code);
      if (siteId === null && language === null && row !== undefined) {
        return row[gender ?? "T"];
      }
    } else {
      const part: string | null = figures.shown === "languages" ? language : siteId;
      const parts: readonly string[] = figures.parts;
      const row = figures.rows.find((one) => one.code === code);
      if (part !== null && row !== undefined) {
        return row.parts[parts.indexOf(part)] ?? null;
      }
    }
  }
  return null;
}
