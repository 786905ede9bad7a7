import { FEWEST_TEXTS, HIDDEN, type Shown } from "./reader.ts";

/** What people wrote to one item, in an order of chance: all of it or nothing, whoever reads. */
export function discloseTexts(texts: readonly string[]): Shown<readonly string[]> {
  return texts.length < FEWEST_TEXTS ? HIDDEN : { shown: true, value: texts };
}
