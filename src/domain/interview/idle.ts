import type { RoundSettings } from "../round/settings.ts";

export type IdlePhase =
  | { readonly phase: "active" }
  /** A full-screen question: one tap to stay. */
  | { readonly phase: "asking"; readonly secondsLeft: number }
  | { readonly phase: "gone" };

/** What silence means: after `silenceSeconds` the tablet asks, after `countdownSeconds` more the client has walked away. */
export function idlePhase(silentMs: number, settings: Pick<RoundSettings, "silenceSeconds" | "countdownSeconds">): IdlePhase {
  const over = silentMs - settings.silenceSeconds * 1000;
  if (over < 0) {
    return { phase: "active" };
  }
  const left = Math.ceil(settings.countdownSeconds - over / 1000);
  return left > 0 ? { phase: "asking", secondsLeft: left } : { phase: "gone" };
}
