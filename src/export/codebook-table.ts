import { codeCell, textCell } from "../domain/codebook/cell.ts";
import type { Variable } from "../domain/codebook/codebook.ts";
import type { Table } from "./table.ts";

/** One row for each value of each variable; a variable without listed values (a number, an id) has one row of its own. */
export function codebookTable(variables: readonly Variable[]): Table {
  const rows = variables.flatMap(({ name, label, kind, values }) => {
    const own = [codeCell(name), textCell(label), codeCell(kind)];
    return values.length === 0
      ? [[...own, codeCell(""), textCell(""), codeCell("")]]
      : values.map((value) => [...own, codeCell(value.code), textCell(value.label), codeCell(value.missing ? "1" : "0")]);
  });
  return { header: ["variable", "label", "kind", "code", "value_label", "missing"], rows };
}
