import type { SyncRequest } from "../../protocol/device/sync.ts";
import type { WipedReport } from "../../protocol/device/wiped.ts";
import { minuteOf } from "../clock.ts";
import type { Change } from "../database/tables.ts";
import type { Device } from "../security/device-authentication.ts";
import type { ServerContext } from "../server-context.ts";

/**
 * Keeps the last word of each database that the device has had. A new one says that those before it are gone, whether
 * anybody has reported it or not; what they said last stays as it was.
 */
export async function recordGeneration(
  change: Change,
  device: Device,
  { generation, queue }: SyncRequest,
  pending: number,
  now: string,
): Promise<void> {
  const said = { last_contact: now, pending, marks_pending: queue.marksPending, unreadable: queue.unreadable };
  const known = await change
    .selectFrom("device_generation")
    .select(["generation", "last_contact", "pending", "marks_pending", "unreadable"])
    .where("organisation_id", "=", device.organisationId)
    .where("device_id", "=", device.id)
    .execute();
  const row = known.find((one) => one.generation === generation);
  if (row === undefined) {
    await change
      .updateTable("device_generation")
      .set({ wiped: now })
      .where("organisation_id", "=", device.organisationId)
      .where("device_id", "=", device.id)
      .where("wiped", "is", null)
      .execute();
    const ids = { organisation_id: device.organisationId, device_id: device.id, generation };
    await change
      .insertInto("device_generation")
      .values({ ...ids, first_seen: now, ...said, wiped: null, lost_answers: null, lost_marks: null })
      .execute();
  } else if (Object.entries(said).some(([column, value]) => row[column as keyof typeof said] !== value)) {
    await change
      .updateTable("device_generation")
      .set(said)
      .where("organisation_id", "=", device.organisationId)
      .where("device_id", "=", device.id)
      .where("generation", "=", generation)
      .execute();
  }
}

/**
 * A tablet says that its database is gone, and how much was in it at most. Said twice it is no more; the higher bound
 * stands, for it is the one that is not too low. The name is free for the device that the tablet will be next. False: no device has ever had it.
 */
export async function noteWiped({ store, clock }: ServerContext, report: WipedReport): Promise<boolean> {
  return store.queries.transaction().execute(async (change) => {
    const row = await change
      .selectFrom("device_generation")
      .select(["organisation_id", "wiped", "lost_answers", "lost_marks"])
      .where("device_id", "=", report.deviceId)
      .where("generation", "=", report.generation)
      .executeTakeFirst();
    if (row === undefined) {
      return false;
    }
    await change
      .updateTable("device_generation")
      .set({
        wiped: row.wiped ?? minuteOf(clock()),
        lost_answers: Math.max(row.lost_answers ?? 0, report.answers),
        lost_marks: Math.max(row.lost_marks ?? 0, report.marks),
      })
      .where("organisation_id", "=", row.organisation_id)
      .where("device_id", "=", report.deviceId)
      .where("generation", "=", report.generation)
      .execute();
    await freeName(change, row.organisation_id, report.deviceId);
    return true;
  });
}

/** Unless the device has come with another database since: then it still goes by its name. */
async function freeName(change: Change, organisationId: string, deviceId: string): Promise<void> {
  await change
    .updateTable("device")
    .set({ name_key: null })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", deviceId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("device_generation")
            .select("generation")
            .whereRef("device_generation.organisation_id", "=", "device.organisation_id")
            .whereRef("device_generation.device_id", "=", "device.id")
            .where("wiped", "is", null),
        ),
      ),
    )
    .execute();
}
