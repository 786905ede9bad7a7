import type { Cell } from "../domain/codebook/cell.ts";

/** What a writer of any format gets: the columns by name, and rows with a cell for each. */
export type Table = { readonly header: readonly string[]; readonly rows: readonly (readonly Cell[])[] };
