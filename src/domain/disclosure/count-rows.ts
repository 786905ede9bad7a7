import type { Response } from "../response/response.ts";
import { discloseCells } from "./cells.ts";
import { HIDDEN, type Shown } from "./reader.ts";

export type CountRow<Key extends string> = { readonly key: Key; readonly count: Shown<number> };

/** How many responses have each of these keys, in this order, as much of it as may be shown inside. */
export function countRows<Key extends string>(
  responses: readonly Response[],
  keys: readonly Key[],
  keyOf: (response: Response) => Key,
): readonly CountRow<Key>[] {
  const counts = keys.map((key) => responses.filter((response) => keyOf(response) === key).length);
  const shown = discloseCells("inside", counts);
  return keys.map((key, position) => ({ key, count: shown[position] ?? HIDDEN }));
}
