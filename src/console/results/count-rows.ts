import type { Response } from "../../domain/response/response.ts";
import { type Shown, suppressCells } from "../../domain/results/disclosure.ts";

export type CountRow = { readonly key: string; readonly count: Shown<number> };

/** How many responses have each of these keys, in this order, as much of it as may be shown beside their number. */
export function countRows(
  responses: readonly Response[],
  keys: readonly string[],
  keyOf: (response: Response) => string,
): readonly CountRow[] {
  const counts = keys.map((key) => responses.filter((response) => keyOf(response) === key).length);
  const shown = suppressCells(counts);
  return keys.map((key, position) => ({ key, count: shown[position] ?? { shown: false } }));
}
