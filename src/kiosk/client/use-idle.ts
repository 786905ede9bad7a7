import { useCallback, useEffect, useRef, useState } from "react";
import { type IdlePhase, idlePhase } from "../../domain/interview/idle.ts";
import type { RoundSettings } from "../../domain/round/settings.ts";

const LOOK_EVERY_MS = 500;
const SIGNS_OF_LIFE = ["pointerdown", "keydown", "input", "wheel"] as const;

/**
 * How silent the client is. While `paused` the staff has the tablet and no silence is counted. Once she is asked whether
 * she is still there, only `stay` answers: the touch that does would otherwise uncover the screen under her finger, and
 * end on whatever lies there.
 */
export function useIdle(
  settings: Pick<RoundSettings, "silenceSeconds" | "countdownSeconds">,
  paused: boolean,
): [IdlePhase, stay: () => void] {
  const last = useRef(0);
  const asking = useRef(false);
  const [phase, setPhase] = useState<IdlePhase>({ phase: "active" });
  const alive = useCallback((): void => {
    last.current = performance.now();
    asking.current = false;
    setPhase((before) => settle(before, { phase: "active" }));
  }, []);
  useEffect(() => {
    alive();
    if (paused) {
      return;
    }
    const sign = (): void => {
      if (!asking.current) {
        alive();
      }
    };
    const look = (): void => {
      const now = idlePhase(performance.now() - last.current, settings);
      asking.current = now.phase === "asking";
      setPhase((before) => settle(before, now));
    };
    for (const name of SIGNS_OF_LIFE) {
      addEventListener(name, sign, { passive: true, capture: true });
    }
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => {
      clearInterval(timer);
      for (const name of SIGNS_OF_LIFE) {
        removeEventListener(name, sign, { capture: true });
      }
    };
  }, [settings, paused, alive]);
  return [phase, alive];
}

/** The same phase as the same object, so that the screen is painted only when something changed. */
function settle(before: IdlePhase, now: IdlePhase): IdlePhase {
  const same =
    before.phase === now.phase && (before.phase !== "asking" || now.phase !== "asking" || before.secondsLeft === now.secondsLeft);
  return same ? before : now;
}
