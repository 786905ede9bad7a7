import { isTryingPin, passWait } from "./pin/pin-wait.ts";
import { endShiftOfAnotherDay } from "./shifts.ts";
import type { Tablet } from "./tablet.ts";

const TICK_MS = 1000;

/** What passes by itself: the wait after wrong PINs, and the day of a shift. */
export function watchTime(tablet: Tablet): void {
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    if (!isTryingPin(tablet)) {
      void passWait(tablet, now - last);
      last = now;
    }
    void endShiftOfAnotherDay(tablet);
  }, TICK_MS);
}
