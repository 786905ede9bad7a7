import type { RoundSettings } from "../round/settings.ts";

export type IdlePhase =
  | { readonly phase: "active" }
  /** A full-screen question: one tap to stay. */
  | { readonly phase: "asking"; readonly secondsLeft: number }
  | { readonly phase: "gone" };

/**
 * What two clocks show, in milliseconds. `steady` never jumps, but may stand still while the device sleeps; `wall` goes on
 * then, but can be set.
 */
export type Moment = { readonly steady: number; readonly wall: number };

/** How much time has passed for sure: whichever clock says more. A wall clock that was set back takes nothing away. */
export function passedBetween(earlier: Moment, later: Moment): number {
  return Math.max(0, later.steady - earlier.steady, later.wall - earlier.wall);
}

/** What silence means: after `silenceSeconds` the tablet asks, after `countdownSeconds` more the client has walked away. */
export function idlePhase(silentMs: number, settings: Pick<RoundSettings, "silenceSeconds" | "countdownSeconds">): IdlePhase {
  const over = silentMs - settings.silenceSeconds * 1000;
  if (over < 0) {
    return { phase: "active" };
  }
  const left = Math.ceil(settings.countdownSeconds - over / 1000);
  return left > 0 ? { phase: "asking", secondsLeft: left } : { phase: "gone" };
}
