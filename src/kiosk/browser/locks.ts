/** Locks by name, one holder at a time among all pages of the tablet. */
export type Locks = {
  /** Waits until nobody else has it, and holds it while `work` runs. */
  readonly hold: <Value>(name: string, work: () => Promise<Value>) => Promise<Value>;
  /** Null where somebody else has it; then `work` does not run. */
  readonly holdIfFree: <Value>(name: string, work: () => Promise<Value>) => Promise<Value | null>;
};

/** The browser's; where it has none, nobody ever waits. */
export function pageLocks(): Locks {
  return {
    hold: (name, work) => (navigator.locks === undefined ? work() : navigator.locks.request(name, work)),
    holdIfFree: (name, work) =>
      navigator.locks === undefined
        ? work()
        : navigator.locks.request(name, { ifAvailable: true }, async (lock) => (lock === null ? null : work())),
  };
}
