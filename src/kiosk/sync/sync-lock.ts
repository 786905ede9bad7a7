import type { Locks } from "../browser/locks.ts";

/** Held while an exchange runs. */
export const SYNC_LOCK = "streck-sync";

/** Runs `work` when no exchange runs, and keeps any from beginning until it has ended. */
export function whileNothingIsSent<Value>(locks: Locks, work: () => Promise<Value>): Promise<Value> {
  return locks.hold(SYNC_LOCK, work);
}
