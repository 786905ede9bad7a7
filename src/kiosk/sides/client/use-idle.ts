import { useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { type IdlePhase, idlePhase } from "../../../domain/interview/idle.ts";
import type { RoundSettings } from "../../../domain/round/settings.ts";
import { stopwatch } from "../../browser/stopwatch.ts";
import type { Listening } from "./listening/listening.ts";

const LOOK_EVERY_MS = 500;
/** The last four also come from a screen reader or a switch, which send neither pointer nor keys. */
const SIGNS_OF_LIFE = ["pointerdown", "keydown", "input", "wheel", "click", "change", "focusin", "scroll"] as const;

/**
 * How silent the client is. While `paused` the staff has the tablet and no silence is counted. While something
 * is read to her she is there. Once she is asked whether
 * she is still there, only `stay` answers: the touch that does would otherwise uncover the screen under her finger, and
 * end on whatever lies there. Time that the tablet slept is silence, too: it is counted at the first event after waking
 * up, and the screen shows what follows from it before anything of hers.
 */
export function useIdle(
  settings: Pick<RoundSettings, "silenceSeconds" | "countdownSeconds">,
  paused: boolean,
  listening: Pick<Listening, "now"> | null,
): [IdlePhase, stay: () => void, hold: () => void] {
  const [silence] = useState(() => stopwatch());
  /** How much of the silence is forgiven: she has asked to hear the question. */
  const forgiven = useRef(0);
  const look = useCallback((): IdlePhase => idlePhase(silence.read() - forgiven.current, settings), [silence, settings]);
  const asking = useRef(false);
  const [phase, setPhase] = useState<IdlePhase>({ phase: "active" });
  const alive = useCallback((): void => {
    silence.restart();
    forgiven.current = 0;
    asking.current = false;
    setPhase((before) => settle(before, { phase: "active" }));
  }, [silence]);
  useEffect(() => {
    alive();
    if (paused) {
      return;
    }
    const see = (): IdlePhase => {
      const now = look();
      if (now.phase === "active" && listening?.now().reading.at === "reading") {
        silence.restart();
      }
      asking.current = now.phase === "asking";
      setPhase((before) => settle(before, now));
      return now;
    };
    const sign = (event: Event): void => {
      // Focus that comes from nowhere is the page's own window coming back, not she.
      const moved = !(event instanceof FocusEvent) || event.relatedTarget !== null;
      // The hand that wakes the tablet up is not hers who left it an hour ago.
      if (moved && !asking.current && see().phase === "active") {
        alive();
      }
    };
    const comeBack = (): void => {
      if (document.visibilityState === "visible") {
        flushSync(see);
      }
    };
    for (const name of SIGNS_OF_LIFE) {
      addEventListener(name, sign, { passive: true, capture: true });
    }
    document.addEventListener("visibilitychange", comeBack);
    addEventListener("pageshow", comeBack);
    const timer = setInterval(see, LOOK_EVERY_MS);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", comeBack);
      removeEventListener("pageshow", comeBack);
      for (const name of SIGNS_OF_LIFE) {
        removeEventListener(name, sign, { capture: true });
      }
    };
  }, [look, paused, listening, alive, silence]);
  const stay = useCallback((): void => {
    const now = look();
    if (now.phase === "gone") {
      setPhase(now);
    } else {
      alive();
    }
  }, [look, alive]);
  const hold = useCallback((): void => {
    if (look().phase === "asking") {
      forgiven.current = silence.read() - settings.silenceSeconds * 1000;
    }
    setPhase((before) => settle(before, look()));
  }, [look, silence, settings]);
  return [phase, stay, hold];
}

/** The same phase as the same object, so that the screen is painted only when something changed. */
function settle(before: IdlePhase, now: IdlePhase): IdlePhase {
  const same =
    before.phase === now.phase && (before.phase !== "asking" || now.phase !== "asking" || before.secondsLeft === now.secondsLeft);
  return same ? before : now;
}
