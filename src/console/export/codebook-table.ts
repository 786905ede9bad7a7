import type { Variable } from "../../domain/codebook/codebook.ts";
import type { Cell } from "./csv.ts";

export const CODEBOOK_HEADER = ["variable", "label", "kind", "code", "value_label", "missing"] as const;

/** One row for each value of each variable; a variable without listed values (a number, an id) has one row of its own. */
export function codebookRows(variables: readonly Variable[]): readonly (readonly Cell[])[] {
  return variables.flatMap(({ name, label, kind, values }): Cell[][] =>
    values.length === 0
      ? [[name, label, kind, "", "", ""]]
      : values.map((value) => [name, label, kind, value.code, value.label, value.missing ? "1" : "0"]),
  );
}
