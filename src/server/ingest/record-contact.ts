import type { SyncRequest } from "../../protocol/device/sync.ts";
import { minuteOf } from "../clock.ts";
import type { Change } from "../database/tables.ts";
import type { Device } from "../security/device-authentication.ts";
import type { ServerContext } from "../server-context.ts";
import { recordGeneration } from "./generations.ts";

/**
 * Notes that the device was here, with what it says about itself, less the `handedIn` sealed answers of this very
 * request: it counted those as waiting, and may be switched off before it can say otherwise. Nothing is written when
 * nothing changed within the minute: a tablet with nothing to say then costs no sync of the disk.
 */
export async function recordContact(
  { clock }: ServerContext,
  change: Change,
  device: Device,
  request: SyncRequest,
  handedIn: number,
): Promise<void> {
  const now = minuteOf(clock());
  const pending = Math.max(0, request.queue.pending - handedIn);
  const said = {
    last_contact: now,
    app_version: request.appVersion,
    pending,
    acknowledged: request.queue.acknowledged,
    oldest_minutes: pending === 0 ? null : request.queue.oldestMinutes,
  };
  const known = await change
    .selectFrom("device")
    .select(["last_contact", "app_version", "pending", "acknowledged", "oldest_minutes"])
    .where("organisation_id", "=", device.organisationId)
    .where("id", "=", device.id)
    .executeTakeFirstOrThrow();
  if (Object.entries(said).some(([column, value]) => known[column as keyof typeof said] !== value)) {
    await change
      .updateTable("device")
      .set(said)
      .where("organisation_id", "=", device.organisationId)
      .where("id", "=", device.id)
      .execute();
  }
  await recordGeneration(change, device, request, pending, now);
}
