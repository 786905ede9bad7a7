import { HELP_MODES, type HelpMode, TABLET_MODES } from "../response/response.ts";
import { type AnswerTable, type Filter, rowsWhere } from "../results/answer-table.ts";
import { type IndicatorColumn, shareAmong } from "../results/indicator-shares.ts";
import { type FilteredIndicator, shareInside } from "./filtered.ts";

/** Ways of help to set against reading oneself: any, hearing it from the tablet alone, hearing it from the assistant. */
export type Help = "any" | "listened" | "read";
const HELPS: readonly Help[] = ["any", "listened", "read"];

const WAYS: Readonly<Record<Help, readonly HelpMode[]>> = {
  // On paper nobody knows who had help.
  any: TABLET_MODES.filter((mode) => mode !== "self"),
  listened: ["listened"],
  read: ["read-by-assistant", "listened-and-read-by-assistant"],
};

/**
 * Every indicator for those who had this help, beside those who read themselves (`others`), each from ten up. Of a filter all
 * counts but the way of answering.
 */
export function modeEffect(
  table: AnswerTable,
  columns: readonly IndicatorColumn[],
  filter: Filter,
  help: Help,
): readonly FilteredIndicator[] {
  const alone = rowsWhere(table, { ...filter, mode: "self" });
  const helped = rowsHelped(table, filter, help);
  return columns.map(
    (column): FilteredIndicator => ({
      indicator: column.indicator,
      itemId: column.itemId,
      share: shareInside(shareAmong(column, helped)),
      others: shareInside(shareAmong(column, alone)),
    }),
  );
}

/** The ways of help that anybody had. */
export function helpsMet(table: AnswerTable, filter: Filter): readonly Help[] {
  return HELPS.filter((help) => rowsHelped(table, filter, help).length > 0);
}

function rowsHelped(table: AnswerTable, filter: Filter, help: Help): Uint32Array {
  const places = WAYS[help].map((mode) => HELP_MODES.indexOf(mode));
  return rowsWhere(table, { ...filter, mode: null }).filter((row) => places.includes(table.mode[row] ?? -1));
}
