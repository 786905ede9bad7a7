/** Held while an exchange runs. */
export const SYNC_LOCK = "streck-sync";

/** Runs `work` when no exchange runs, and keeps any from beginning until it has ended. */
export async function whileNothingIsSent<Value>(work: () => Promise<Value>): Promise<Value> {
  return navigator.locks === undefined ? work() : navigator.locks.request(SYNC_LOCK, { ifAvailable: false }, work);
}
