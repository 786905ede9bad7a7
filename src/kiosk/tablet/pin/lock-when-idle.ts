import type { Stopwatch } from "../../browser/stopwatch.ts";
import type { Tablet } from "../tablet.ts";
import { lockStaff } from "./staff-lock.ts";

const LOOK_EVERY_MS = 1000;
const MINUTE_MS = 60_000;
const SIGNS_OF_LIFE = ["pointerdown", "keydown", "input", "wheel"] as const;

/**
 * Locks the assistant's side when nobody has touched the tablet for as long as is set, asleep or awake. The touch that
 * wakes it up comes too late: the time is looked at before it counts.
 */
export function lockWhenIdle(tablet: Tablet, silence: Stopwatch): void {
  const look = (): void => {
    if (silence.read() >= tablet.state().lockMinutes * MINUTE_MS) {
      lockStaff(tablet);
    }
  };
  const sign = (): void => {
    look();
    silence.restart();
  };
  for (const name of SIGNS_OF_LIFE) {
    addEventListener(name, sign, { passive: true, capture: true });
  }
  document.addEventListener("visibilitychange", look);
  addEventListener("pageshow", look);
  setInterval(look, LOOK_EVERY_MS);
}
