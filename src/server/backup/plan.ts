import type { BackupRecipient } from "../../sealing/backup-key.ts";
import { HOUR } from "../clock.ts";

/** How the server saves itself. */
export type BackupPlan = {
  readonly folder: string;
  /** Null: not sealed, because somebody said so. */
  readonly recipients: readonly BackupRecipient[] | null;
  readonly everyHours: number;
  /** So many of its files stay; older ones are deleted once a later one has been restored and compared. */
  readonly keep: number;
  /** So many days tablets keep what they were told is safe. */
  readonly graceDays: number;
};

/** What is remembered of one: when it began, in milliseconds since 1970, and why it failed, if it did. */
export type Attempt = { readonly began: number; readonly failure: string | null };

/**
 * `waiting`: none has been tried yet; `failed`: the last one; `late`: it did not fail, but it is long ago.
 */
export type BackupState = "waiting" | "ok" | "failed" | "late";

const RETRY_MS = HOUR;

/** `attempts`: the latest first. `now`: milliseconds since 1970. */
export function stateOf({ everyHours }: Pick<BackupPlan, "everyHours">, [last]: readonly Attempt[], now: number): BackupState {
  if (last === undefined) {
    return "waiting";
  }
  if (last.failure !== null) {
    return "failed";
  }
  return now - last.began > 2 * everyHours * HOUR ? "late" : "ok";
}

/**
 * In how many milliseconds the next is due; 0: now. One that failed is tried again soon. A clock that jumped, forward or back,
 * makes one due, and no more than one.
 */
export function dueIn({ everyHours }: Pick<BackupPlan, "everyHours">, [last]: readonly Attempt[], now: number): number {
  if (last === undefined) {
    return 0;
  }
  const every = everyHours * HOUR;
  const passed = Math.abs(now - last.began);
  return Math.max(0, (last.failure === null ? every : Math.min(every, RETRY_MS)) - passed);
}
