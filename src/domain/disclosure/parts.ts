import type { Share } from "../rates/share.ts";
import { FEWEST_IN_INDICATOR, HIDDEN, type Shown } from "./reader.ts";

/** An indicator split into parts that make up a total (languages, sites): each on its own merit. */
export function discloseParts(parts: readonly Share[]): readonly Shown<Share>[] {
  return parts.map((value) => (value.of < FEWEST_IN_INDICATOR ? HIDDEN : { shown: true, value }));
}
