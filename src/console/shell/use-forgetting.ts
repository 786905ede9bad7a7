import { useEffect } from "react";

/** Opened answers stay in memory no longer than this after the last sign of a person. */
const FORGET_AFTER_MS = 30 * 60 * 1000;
const SIGNS_OF_LIFE = ["pointerdown", "keydown", "wheel"] as const;

/** Calls `forget` after 30 minutes without a touch or a key, as long as there is something to forget. */
export function useForgetting(active: boolean, forget: () => void): void {
  useEffect(() => {
    if (!active) {
      return;
    }
    let last = Date.now();
    const alive = (): void => {
      last = Date.now();
    };
    // A timer of 30 minutes would stand still while the computer sleeps; asking the clock does not.
    const timer = setInterval(() => {
      if (Date.now() - last >= FORGET_AFTER_MS) {
        forget();
      }
    }, 10_000);
    for (const sign of SIGNS_OF_LIFE) {
      addEventListener(sign, alive, { passive: true });
    }
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS_OF_LIFE) {
        removeEventListener(sign, alive);
      }
    };
  }, [active, forget]);
}
