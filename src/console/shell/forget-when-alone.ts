/** Opened answers, passphrases and codes stay in memory no longer than this after the last sign of a person. */
const FORGET_AFTER_MS = 30 * 60 * 1000;
const LOOK_EVERY_MS = 10_000;
const SIGNS_OF_LIFE = ["pointerdown", "keydown", "wheel"] as const;

/** Calls `forget` after 30 minutes without a touch or a key, until the function that it returns is called. */
export function forgetWhenAlone(forget: () => void): () => void {
  let last = Date.now();
  const alive = (): void => {
    last = Date.now();
  };
  // A timer of 30 minutes would stand still while the computer sleeps; asking the clock does not.
  const timer = setInterval(() => {
    if (Date.now() - last >= FORGET_AFTER_MS) {
      forget();
    }
  }, LOOK_EVERY_MS);
  for (const sign of SIGNS_OF_LIFE) {
    addEventListener(sign, alive, { passive: true });
  }
  return () => {
    clearInterval(timer);
    for (const sign of SIGNS_OF_LIFE) {
      removeEventListener(sign, alive);
    }
  };
}
