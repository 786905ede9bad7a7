import { type ClockFault, clockFault, outsideRound } from "../../domain/round/clock-fault.ts";
import type { TabletState } from "./state.ts";
import type { Tablet } from "./tablet.ts";

/** Why no shift can be started; practice may run on any day, by any clock. */
export type NoShift = ClockFault | "not-begun" | "over";

/** What is wrong with the tablet's clock, as far as the tablet can know. */
export function faultOfClock(tablet: Tablet, { clocks, lastShift }: TabletState): ClockFault | null {
  const { clock } = tablet.ports;
  return clockFault({
    now: clock.epochMinutes(),
    today: clock.today(),
    contact: clocks,
    lastShift: lastShift?.date ?? null,
  });
}

export function whyNoShift(tablet: Tablet): NoShift | null {
  const state = tablet.state();
  if (state.held.kind !== "verified" || state.held.release.organisation.practice) {
    return null;
  }
  return faultOfClock(tablet, state) ?? outsideRound(tablet.ports.clock.today(), state.held.release);
}
