import { type Share, share } from "../rates/share.ts";
import { type AnswerTable, EVERYBODY, type Filter, isEverybody, rowsWhere } from "../results/answer-table.ts";
import { type IndicatorColumn, shareAmong } from "../results/indicator-shares.ts";
import { discloseCells } from "./cells.ts";
import { discloseParts } from "./parts.ts";
import { HIDDEN, type Shown } from "./reader.ts";

export type FilteredIndicator = Pick<IndicatorColumn, "indicator" | "itemId"> & {
  readonly share: Shown<Share>;
  /** Of everybody else, to compare with; null where all are shown. */
  readonly others: Shown<Share> | null;
};

/**
 * Every indicator for those who are meant, however few they are by all that is asked of them at once: each share stands on its
 * own merit, from ten up, and so does that of all others.
 */
export function filteredIndicators(
  table: AnswerTable,
  columns: readonly IndicatorColumn[],
  filter: Filter,
): readonly FilteredIndicator[] {
  const rows = rowsWhere(table, filter);
  const all = isEverybody(filter) ? null : rowsWhere(table, EVERYBODY);
  return columns.map((column): FilteredIndicator => {
    const own = shareAmong(column, rows);
    const whole = all === null ? null : shareAmong(column, all);
    return {
      indicator: column.indicator,
      itemId: column.itemId,
      share: shareInside(own),
      others: whole === null ? null : shareInside(share(whole.part - own.part, whole.of - own.of)),
    };
  });
}

/** A share as it may be seen inside. */
export function shareInside(value: Share): Shown<Share> {
  const [shown = HIDDEN] = discloseParts([value]);
  return shown;
}

/** How many people, as it may be seen inside. Nobody is no secret. */
export function countInside(value: number): Shown<number> {
  const [shown = HIDDEN] = discloseCells([value]);
  return shown;
}
