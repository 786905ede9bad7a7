import type { SiteId } from "../../kernel/ids.ts";
import type { Language } from "../../kernel/language.ts";
import type { Share } from "../rates/share.ts";
import { HELP_MODES, type HelpMode } from "../response/response.ts";
import { type AnswerTable, EVERYBODY, type Filter, rowsWhere, TOLD_GENDERS, type ToldGender } from "../results/answer-table.ts";
import { type IndicatorColumn, shareAmong } from "../results/indicator-shares.ts";
import { countInside } from "./filtered.ts";
import { discloseParts } from "./parts.ts";
import { HIDDEN, type Shown } from "./reader.ts";

/** A column of the table that sets groups side by side. */
export type GroupColumn =
  | { readonly by: "all"; readonly key: "T" }
  | { readonly by: "gender"; readonly key: ToldGender }
  | { readonly by: "language"; readonly key: Language }
  | { readonly by: "mode"; readonly key: HelpMode }
  | { readonly by: "site"; readonly key: SiteId };

export type GroupShares = {
  readonly columns: readonly GroupColumn[];
  /** A share for each column. */
  readonly rows: readonly (Pick<IndicatorColumn, "indicator" | "itemId"> & { readonly shares: readonly Shown<Share>[] })[];
  /** How many answers each column has. */
  readonly counts: readonly Shown<number>[];
};

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
      const shares = discloseParts(
        "inside",
        columns.map(({ rows }) => shareAmong(indicator, rows)),
      );
      return { indicator: indicator.indicator, itemId: indicator.itemId, shares: columns.map((_, at) => shares[at] ?? HIDDEN) };
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
