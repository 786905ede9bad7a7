import type { Share } from "../rates/share.ts";
import { FEWEST_IN_INDICATOR, type Shown } from "./disclosure.ts";

const HIDDEN: Shown<never> = { shown: false };

/**
 * An indicator split into parts that make up a total which is shown (languages, sites). A part below 10 is hidden; and
 * since total minus the shown parts gives the rest away, the smallest shown ones are hidden too until those left over
 * are none or at least 10.
 */
export function suppressParts(parts: readonly Share[]): readonly Shown<Share>[] {
  const hidden = new Set([...parts.keys()].filter((position) => baseOf(parts[position]) < FEWEST_IN_INDICATOR));
  const candidates = [...parts.entries()].filter(([position]) => !hidden.has(position)).sort(([, a], [, b]) => a.of - b.of);
  const leftOver = (): number => [...hidden].reduce((sum, position) => sum + baseOf(parts[position]), 0);
  while (leftOver() > 0 && leftOver() < FEWEST_IN_INDICATOR) {
    const next = candidates.shift();
    if (next === undefined) {
      break;
    }
    hidden.add(next[0]);
  }
  return parts.map((value, position) => (hidden.has(position) ? HIDDEN : { shown: true, value }));
}

function baseOf(part: Share | undefined): number {
  return part?.of ?? 0;
}
