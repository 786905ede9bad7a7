import type { Share } from "../rates/share.ts";
import { FEWEST_IN_INDICATOR, HIDDEN, type Reader, type Shown } from "./reader.ts";

/** An indicator split into parts that make up a total (languages, sites): as much of each as this reader may see. */
export function discloseParts(reader: Reader, parts: readonly Share[]): readonly Shown<Share>[] {
  const few = new Set([...parts.entries()].flatMap(([position, { of }]) => (of < FEWEST_IN_INDICATOR ? [position] : [])));
  const hidden = reader === "inside" ? few : hiddenFromSubtraction(parts, few);
  return parts.map((value, position) => (hidden.has(position) ? HIDDEN : { shown: true, value }));
}

/**
 * Total minus the shown parts gives the rest away, so that beside the parts below 10 the smallest shown ones are hidden
 * too, until those left over are none or at least 10.
 */
function hiddenFromSubtraction(parts: readonly Share[], few: ReadonlySet<number>): ReadonlySet<number> {
  const hidden = new Set(few);
  const candidates = [...parts.entries()].filter(([position]) => !hidden.has(position)).sort(([, a], [, b]) => a.of - b.of);
  const leftOver = (): number => [...hidden].reduce((sum, position) => sum + (parts[position]?.of ?? 0), 0);
  while (leftOver() > 0 && leftOver() < FEWEST_IN_INDICATOR) {
    const next = candidates.shift();
    if (next === undefined) {
      break;
    }
    hidden.add(next[0]);
  }
  return hidden;
}
