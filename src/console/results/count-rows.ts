import { discloseCells } from "../../domain/disclosure/cells.ts";
import { HIDDEN, type Shown } from "../../domain/disclosure/reader.ts";
import type { Response } from "../../domain/response/response.ts";

export type CountRow = { readonly key: string; readonly count: Shown<number> };

/** How many responses have each of these keys, in this order, as much of it as may be shown inside. */
export function countRows(
  responses: readonly Response[],
  keys: readonly string[],
  keyOf: (response: Response) => string,
): readonly CountRow[] {
  const counts = keys.map((key) => responses.filter((response) => keyOf(response) === key).length);
  const shown = discloseCells("inside", counts);
  return keys.map((key, position) => ({ key, count: shown[position] ?? HIDDEN }));
}
