import { codeCell, textCell } from "../domain/codebook/cell.ts";
import { type Row, type Table, type TableHead, tableOf } from "./table.ts";

/**
 * One row for each value of each column; a column without listed values (a number, an id) has one row of its own. Those of the
 * tally stand behind those of the answers, under `table/column`: no variable has a stroke in its name.
 */
export function codebookTable(tables: readonly TableHead[]): Table {
  const columns = ["variable", "label", "kind", "code", "value_label", "missing"].map((name) => {
    return { name, label: name, kind: "text" as const, values: [] };
  });
  return tableOf("codebook", columns, tables.flatMap(rowsOf));
}

function rowsOf({ name: table, columns }: TableHead): Row[] {
  return columns.flatMap(({ name, label, kind, values }) => {
    const own = [codeCell(table === "answers" ? name : `${table}/${name}`), textCell(label), codeCell(kind)];
    return values.length === 0
      ? [[...own, codeCell(""), textCell(""), codeCell("")]]
      : values.map((value) => [...own, codeCell(value.code), textCell(value.label), codeCell(value.missing ? "1" : "0")]);
  });
}
