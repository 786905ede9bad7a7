import type { SiteId } from "../../kernel/ids.ts";
import type { Language } from "../../kernel/language.ts";
import { differenceOf } from "../rates/difference.ts";
import { type Share, share } from "../rates/share.ts";
import { HELP_MODES, type HelpMode } from "../response/response.ts";
import { type AnswerTable, EVERYBODY, type Filter, rowsWhere, TOLD_GENDERS, type ToldGender } from "../results/answer-table.ts";
import { type IndicatorColumn, shareAmong } from "../results/indicator-shares.ts";
import { countInside } from "./filtered.ts";
import { discloseParts } from "./parts.ts";
import { FEWEST_IN_INDICATOR, HIDDEN, type Shown } from "./reader.ts";

/** A column of the table that sets groups side by side. */
export type GroupColumn =
  | { readonly by: "all"; readonly key: "T" }
  | { readonly by: "gender"; readonly key: ToldGender }
  | { readonly by: "language"; readonly key: Language }
  | { readonly by: "mode"; readonly key: HelpMode }
  | { readonly by: "site"; readonly key: SiteId };

export type GroupShares = {
  readonly columns: readonly GroupColumn[];
  /** A share for each column, and how it stands to the others of its kind together. */
  readonly rows: readonly (Pick<IndicatorColumn, "indicator" | "itemId"> & {
    readonly shares: readonly Shown<Share>[];
    readonly stands: readonly Standing[];
  })[];
  /** How many answers each column has. */
  readonly counts: readonly Shown<number>[];
};

/**
 * `higher`, `lower`: certainly so (`rates/difference.ts`). `alike`: no difference is certain. `untested`: it is everybody, it is
 * hidden, or the others of its kind (the other languages, the other sites) are too few.
 */
export type Standing = "higher" | "lower" | "alike" | "untested";

/** The same figures group by group, each on its own merit. Languages and ways of answering that nobody had have no column. */
export function groupShares(table: AnswerTable, indicators: readonly IndicatorColumn[]): GroupShares {
  const all: readonly GroupColumn[] = [
    { by: "all", key: "T" },
    ...TOLD_GENDERS.map((key): GroupColumn => ({ by: "gender", key })),
    ...table.document.languages.map((key): GroupColumn => ({ by: "language", key })),
    ...HELP_MODES.map((key): GroupColumn => ({ by: "mode", key })),
    ...(table.siteIds.length < 2 ? [] : table.siteIds.map((key): GroupColumn => ({ by: "site", key }))),
  ];
  const columns = all
    .map((column) => ({ column, rows: rowsWhere(table, filterOf(column)) }))
    .filter(({ column, rows }) => (column.by !== "mode" && column.by !== "language") || rows.length > 0);
  return {
    columns: columns.map(({ column }) => column),
    rows: indicators.map((indicator) => {
      const counted = columns.map(({ rows }) => shareAmong(indicator, rows));
      const disclosed = discloseParts(counted);
      const shares = columns.map((_, at) => disclosed[at] ?? HIDDEN);
      const stands = columns.map(({ column: { by } }, at): Standing => {
        const others = counted.filter((_, other) => other !== at && columns[other]?.column.by === by);
        return standingOf(shares[at] ?? HIDDEN, others);
      });
      return { indicator: indicator.indicator, itemId: indicator.itemId, shares, stands };
    }),
    counts: columns.map(({ rows }) => countInside(rows.length)),
  };
}

function filterOf(column: GroupColumn): Filter {
  switch (column.by) {
    case "all":
      return EVERYBODY;
    case "gender":
      return { ...EVERYBODY, gender: column.key };
    case "language":
      return { ...EVERYBODY, language: column.key };
    case "mode":
      return { ...EVERYBODY, mode: column.key };
    case "site":
      return { ...EVERYBODY, siteId: column.key };
  }
}

function standingOf(own: Shown<Share>, others: readonly Share[]): Standing {
  const rest = others.reduce((sum, { part, of }) => share(sum.part + part, sum.of + of), share(0, 0));
  const difference = own.shown && rest.of >= FEWEST_IN_INDICATOR ? differenceOf(own.value, rest) : null;
  if (difference === null) {
    return "untested";
  }
  return difference.certain ? (difference.points > 0 ? "higher" : "lower") : "alike";
}
