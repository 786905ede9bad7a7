import { type Moment, passedBetween } from "../../domain/interview/idle.ts";

/** Both clocks of this device. */
function moment(): Moment {
  return { steady: performance.now(), wall: Date.now() };
}

export type Stopwatch = {
  /** Milliseconds since the last `restart`, by whichever clock says more each time that one looked. */
  readonly read: () => number;
  readonly restart: () => void;
};

/** A stopwatch that knows that its device may have slept: the browser's steady clock can stand still then. */
export function stopwatch(now: () => Moment = moment): Stopwatch {
  let passed = 0;
  let looked = now();
  return {
    read() {
      const present = now();
      passed += passedBetween(looked, present);
      looked = present;
      return passed;
    },
    restart() {
      passed = 0;
      looked = now();
    },
  };
}
