import type { ItemId } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import { LEAST_GRACE_DAYS, type SyncRequest, type SyncResponse } from "../../protocol/device/sync.ts";
import type { StorageFailure } from "../store/failure.ts";
import type { Device, Safety } from "../store/records.ts";
import type { Tablet } from "../tablet/tablet.ts";

/** What the server's replies to one offer of everything have said of backups, page by page. */
export type HeardOfBackups = { readonly answers: number; readonly said: SyncResponse["backup"] | "nothing-offered" };

export const NOTHING_HEARD: HeardOfBackups = { answers: 0, said: "nothing-offered" };

/**
 * Takes in what a reply says of the ids that were offered: what is safe is noted, and answers that were so for long enough go.
 * Nothing goes but on a fresh word of the server that it is safe, under the epoch in which it said so first.
 */
export async function keepSafe(
  tablet: Tablet,
  device: Device,
  { have }: SyncRequest,
  { backup, want }: SyncResponse,
  heard: HeardOfBackups,
): Promise<Result<HeardOfBackups, StorageFailure>> {
  if (have.length === 0) {
    return ok(heard);
  }
  if (backup === undefined) {
    return ok({ ...heard, said: undefined });
  }
  const lacking = new Set(want);
  const ids = backup.safe.flatMap(([from, to]) => have.slice(from, to)).filter((id: ItemId) => !lacking.has(id));
  const graceDays = Math.max(LEAST_GRACE_DAYS, backup.graceDays);
  const kept = await tablet.ports.store.keepSafe(ids, { epoch: device.epoch, day: dayOf(tablet), graceDays });
  if (!kept.ok) {
    return err(kept.error);
  }
  tablet.show({ outbox: kept.value.outbox });
  return ok({ answers: heard.answers + kept.value.answers, said: backup });
}

/** Once all was offered: what the screens say of it, and the day that counts from now on. */
export async function noteSafety(tablet: Tablet, device: Device, { answers, said }: HeardOfBackups): Promise<boolean> {
  if (said === "nothing-offered") {
    return true;
  }
  const safety = said === undefined ? null : safetyAfter(tablet, device, answers, said);
  return (await tablet.commit({ records: { safety } }, { by: "itself" })).ok;
}

function safetyAfter(
  tablet: Tablet,
  { epoch }: Device,
  answers: number,
  { graceDays, minutesAgo }: NonNullable<SyncResponse["backup"]>,
): Safety {
  const { safety, outbox } = tablet.state();
  const { clock } = tablet.ports;
  const now = clock.epochMinutes();
  const before = safety?.epoch === epoch ? safety.receivedMinute : null;
  // What is not safe came after the latest backup.
  const since = minutesAgo === null ? (before ?? now) : Math.max(before ?? now - minutesAgo, now - minutesAgo);
  return {
    epoch,
    day: dayOf(tablet),
    date: clock.today(),
    graceDays: Math.max(LEAST_GRACE_DAYS, graceDays),
    answers,
    receivedMinute: outbox.answersReceived > answers ? since : null,
  };
}

/**
 * Days on which the server was heard, counted: a clock that jumps a year makes one more of them, and not 365. So a copy stays at
 * least as many days as it should.
 */
function dayOf(tablet: Tablet): number {
  const { safety } = tablet.state();
  if (safety === null) {
    return 1;
  }
  return safety.date === tablet.ports.clock.today() ? safety.day : safety.day + 1;
}
