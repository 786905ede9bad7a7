import { setTimeout as wait } from "node:timers/promises";
import { HOUR } from "../clock.ts";
import type { Database } from "../database/database.ts";
import { checkStored } from "../handing-in/damage.ts";

const EVERY = 24 * HOUR;
const PAUSE_MS = 20;

/**
 * Looks through what is stored at the start and once a day: rot that nobody reads is found while tablets still have the
 * good copy. Returns what ends it; a failing database ends it until the next day, and says so.
 */
export function keepChecking(database: Database, onFailure: (error: unknown) => void): () => Promise<void> {
  const end = new AbortController();
  const { signal } = end;
  const pause = (time: number): Promise<void> => wait(time, undefined, { ref: false, signal }).catch(() => undefined);
  const checking = (async () => {
    while (!signal.aborted) {
      await checkStored(database, () => pause(PAUSE_MS), signal).catch(onFailure);
      await pause(EVERY);
    }
  })();
  return async () => {
    end.abort();
    await checking;
  };
}
