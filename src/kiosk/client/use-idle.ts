import { useCallback, useEffect, useRef, useState } from "react";
import { type IdlePhase, idlePhase } from "../../domain/interview/idle.ts";
import type { RoundSettings } from "../../domain/round/settings.ts";

const LOOK_EVERY_MS = 500;
const SIGNS_OF_LIFE = ["pointerdown", "keydown", "input", "wheel"] as const;

/** How silent the client is. While `paused` the staff has the tablet and no silence is counted. */
export function useIdle(
  settings: Pick<RoundSettings, "silenceSeconds" | "countdownSeconds">,
  paused: boolean,
): [IdlePhase, stay: () => void] {
  const last = useRef(0);
  const [phase, setPhase] = useState<IdlePhase>({ phase: "active" });
  const alive = useCallback((): void => {
    last.current = performance.now();
    setPhase((before) => settle(before, { phase: "active" }));
  }, []);
  useEffect(() => {
    alive();
    if (paused) {
      return;
    }
    for (const sign of SIGNS_OF_LIFE) {
      addEventListener(sign, alive, { passive: true, capture: true });
    }
    const timer = setInterval(
      () => setPhase((before) => settle(before, idlePhase(performance.now() - last.current, settings))),
      LOOK_EVERY_MS,
    );
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS_OF_LIFE) {
        removeEventListener(sign, alive, { capture: true });
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
