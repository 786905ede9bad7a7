import type { DeviceId, Generation } from "../../kernel/ids.ts";
import { ok } from "../../kernel/result.ts";
import type { SyncRequest } from "../../protocol/device/sync.ts";
import type { WipedReport } from "../../protocol/device/wiped.ts";
import type { Device } from "../actor.ts";
import { minuteOf } from "../clock.ts";
import type { Tenant } from "../database/tenant.ts";
import type { ServerContext } from "../server-context.ts";

/** What a database of the device said last; all null where the device has had none. */
export type LastWord = {
  readonly generation: Generation | null;
  readonly its_contact: string | null;
  readonly its_pending: number | null;
  readonly marks_pending: number | null;
  readonly unreadable: number | null;
};

/**
 * Keeps the last word of each database that the device has had, as far as it is not `known` already. A new one says that those before it are gone, whether
 * anybody has reported it or not; what they said last stays as it was.
 */
export async function recordGeneration(
  device: Device,
  own: Tenant,
  { generation, queue }: SyncRequest,
  pending: number,
  now: string,
  known: readonly LastWord[],
): Promise<void> {
  const said = { last_contact: now, pending, marks_pending: queue.marksPending, unreadable: queue.unreadable };
  const row = known.find((one) => one.generation === generation);
  if (row === undefined) {
    await own
      .updateTable("device_generation")
      .set({ wiped: now })
      .where("device_id", "=", device.id)
      .where("wiped", "is", null)
      .execute();
    const never = { wiped: null, lost_answers: null, lost_marks: null };
    await own
      .insertInto("device_generation")
      .values({ device_id: device.id, generation, first_seen: now, ...said, ...never })
      .execute();
  } else if (
    row.its_contact !== now ||
    row.its_pending !== pending ||
    row.marks_pending !== queue.marksPending ||
    row.unreadable !== queue.unreadable
  ) {
    await own
      .updateTable("device_generation")
      .set(said)
      .where("device_id", "=", device.id)
      .where("generation", "=", generation)
      .execute();
  }
}

/**
 * A tablet says that its database is gone, and how much was in it at most. Said twice it is no more; the higher bound
 * stands, for it is the one that is not too low. The name is free for the device that the tablet will be next. False: no device has ever had it.
 */
export async function noteWiped({ database, clock }: ServerContext, report: WipedReport): Promise<boolean> {
  const { deviceId, generation } = report;
  const noted = await database.change(async (change) => {
    const organisationId = await change.across.organisationOfDevice(deviceId, generation);
    if (organisationId === null) {
      return ok(false);
    }
    const own = change.of(organisationId);
    const row = await own
      .selectFrom("device_generation")
      .select(["wiped", "lost_answers", "lost_marks"])
      .where("device_id", "=", deviceId)
      .where("generation", "=", generation)
      .executeTakeFirstOrThrow();
    await own
      .updateTable("device_generation")
      .set({
        wiped: row.wiped ?? minuteOf(clock()),
        lost_answers: Math.max(row.lost_answers ?? 0, report.answers),
        lost_marks: Math.max(row.lost_marks ?? 0, report.marks),
      })
      .where("device_id", "=", deviceId)
      .where("generation", "=", generation)
      .execute();
    await freeName(own, deviceId);
    return ok(true);
  });
  return noted.value;
}

/** Unless the device has come with another database since: then it still goes by its name. */
async function freeName(own: Tenant, deviceId: DeviceId): Promise<void> {
  await own
    .updateTable("device")
    .set({ name_key: null })
    .where("id", "=", deviceId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("device_generation")
            .select("generation")
            .whereRef("device_generation.device_id", "=", "device.id")
            .where("wiped", "is", null),
        ),
      ),
    )
    .execute();
}
