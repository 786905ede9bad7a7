import type { DeviceId } from "../../kernel/ids.ts";
import type { SyncRequest } from "../../protocol/device/sync.ts";
import type { Device } from "../actor.ts";
import { minuteOf } from "../clock.ts";
import { keptQuery } from "../database/kept-query.ts";
import type { ReadingVerbs, Tenant, TenantReading } from "../database/tenant.ts";
import { recordGeneration } from "./generations.ts";

const LAST_WORDS = keptQuery(({ selectFrom }: ReadingVerbs, { deviceId }: { deviceId: DeviceId }) =>
  selectFrom("device")
    .leftJoin("device_generation as its", "its.device_id", "device.id")
    .select(["device.last_contact", "app_version", "device.pending", "acknowledged", "oldest_minutes"])
    .select(["device.revoked", "device.left_out"])
    .select(["its.generation", "its.last_contact as its_contact", "its.pending as its_pending", "marks_pending", "unreadable"])
    .where("device.id", "=", deviceId),
);

/** What is stored of the device, one row for each database that it has had. */
export type StoredDevice = Awaited<ReturnType<typeof storedDevice>>;

export async function storedDevice(own: TenantReading, { id: deviceId }: Device) {
  const rows = await own.ask(LAST_WORDS, { deviceId });
  const [first] = rows;
  if (first === undefined) {
    throw new Error("the device that was heard is not there any more");
  }
  return { ...first, rows };
}

/**
 * Notes that the device was here, with what it says about itself, less the `handedIn` sealed answers of this very
 * request: it counted those as waiting, and may be switched off before it can say otherwise. Nothing is written when
 * nothing changed within the minute: a tablet with nothing to say then costs no sync of the disk. `moment`: milliseconds
 * since 1970.
 */
export async function recordContact(
  device: Device,
  own: Tenant,
  known: StoredDevice,
  request: SyncRequest,
  handedIn: number,
  moment: number,
): Promise<void> {
  const now = minuteOf(moment);
  const pending = Math.max(0, request.queue.pending - handedIn);
  const said = {
    last_contact: now,
    app_version: request.appVersion,
    pending,
    acknowledged: request.queue.acknowledged,
    oldest_minutes: pending === 0 ? null : request.queue.oldestMinutes,
  };
  if (Object.entries(said).some(([column, value]) => known[column as keyof typeof said] !== value)) {
    await own.updateTable("device").set(said).where("id", "=", device.id).execute();
  }
  await recordGeneration(device, own, request, pending, now, known.rows);
}
