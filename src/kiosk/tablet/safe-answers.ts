import type { TabletState } from "./state.ts";

/**
 * Where the answers are that the server has: `safe` are in a backup that was restored and compared, `received` are not yet; null
 * where nothing is known of backups. After a restored server nothing is safe before it says so anew.
 */
export function safeAnswers({ safety, device, outbox: { answersReceived } }: Pick<TabletState, "safety" | "device" | "outbox">): {
  readonly received: number;
  readonly safe: number | null;
} {
  if (safety === null) {
    return { received: answersReceived, safe: null };
  }
  const safe = safety.epoch === device?.epoch ? Math.min(safety.answers, answersReceived) : 0;
  return { received: answersReceived - safe, safe };
}
