import type { RoundSettings } from "./settings.ts";

/** What waits on the tablet: never when each answer came, only since when anything has waited. */
export type Waiting = { readonly count: number; readonly minutesSinceOldest: number };

/**
 * Whether the waiting answers may leave the tablet now. They leave together and shuffled, so that no single one can
 * be tied to the person who just sat there; an assistant's order or the end of a shift overrides the threshold.
 */
export function mayDepart(
  waiting: Waiting,
  ordered: boolean,
  settings: Pick<RoundSettings, "batchThreshold" | "batchAfterMinutes">,
): boolean {
  if (waiting.count === 0) {
    return false;
  }
  return ordered || waiting.count >= settings.batchThreshold || waiting.minutesSinceOldest >= settings.batchAfterMinutes;
}
