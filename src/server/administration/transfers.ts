import * as v from "valibot";
import {
  type BatchesReply,
  BatchMessage,
  DeviceMessage,
  type DevicesReply,
  WipedDeviceMessage,
} from "../../protocol/console/fieldwork.ts";
import { Name } from "../../protocol/words.ts";
import { readRows } from "../damaged-record.ts";
import type { Queries } from "../database/tables.ts";
import type { ServerContext } from "../server-context.ts";

/** The tablets of a round, each with what it last said about itself. */
export async function listDevices({ store }: ServerContext, organisationId: string, roundId: string): Promise<DevicesReply> {
  const rows = await store.queries
    .selectFrom("device")
    .select(["id", "site_id", "name", "name_key", "app_version", "last_contact", "pending", "oldest_minutes"])
    .select(({ selectFrom }) =>
      // What was in a database that is gone is in the alarm.
      selectFrom("device_generation")
        .select(({ fn }) => fn.sum<number | null>("unreadable").as("sum"))
        .whereRef("device_generation.organisation_id", "=", "device.organisation_id")
        .whereRef("device_generation.device_id", "=", "device.id")
        .where("wiped", "is", null)
        .as("unreadable"),
    )
    .where("organisation_id", "=", organisationId)
    .where("round_id", "=", roundId)
    .orderBy("id")
    .execute();
  const { sound, damaged } = readRows(rows, DeviceMessage, (row) => ({
    id: row.id,
    siteId: row.site_id,
    name: row.name,
    appVersion: row.app_version,
    lastContact: row.last_contact,
    pending: row.pending,
    oldestMinutes: row.oldest_minutes,
    unreadable: row.unreadable ?? 0,
    older: row.name !== null && row.name_key === null,
  }));
  return { devices: sound, damaged, wiped: await listWiped(store.queries, organisationId, roundId) };
}

/** The databases that tablets of the round have lost, the latest first. A row that can't be read has no bound left. */
async function listWiped(queries: Queries, organisationId: string, roundId: string): Promise<DevicesReply["wiped"]> {
  const rows = await queries
    .selectFrom("device_generation")
    .innerJoin("device", (join) =>
      join
        .onRef("device.organisation_id", "=", "device_generation.organisation_id")
        .onRef("device.id", "=", "device_generation.device_id"),
    )
    .select([
      "device.id",
      "device.site_id",
      "device_generation.wiped",
      "device_generation.lost_answers",
      "device_generation.lost_marks",
      "device_generation.last_contact",
      "device_generation.pending",
    ])
    .where("device_generation.organisation_id", "=", organisationId)
    .where("device.round_id", "=", roundId)
    .where("device_generation.wiped", "is not", null)
    .orderBy("device_generation.wiped", "desc")
    .orderBy("device.id")
    .execute();
  return rows.flatMap((row) => {
    const checked = v.safeParse(WipedDeviceMessage, {
      deviceId: row.id,
      siteId: row.site_id,
      noticed: row.wiped,
      answers: row.lost_answers,
      marks: row.lost_marks,
      lastContact: row.last_contact,
      pending: row.pending,
    });
    return checked.success ? [checked.output] : [];
  });
}

/** What each transfer carried, the newest first. */
export async function listBatches({ store }: ServerContext, organisationId: string, roundId: string): Promise<BatchesReply> {
  const rows = await store.queries
    .selectFrom("batch")
    .leftJoin("device", (join) =>
      join.onRef("device.organisation_id", "=", "batch.organisation_id").onRef("device.id", "=", "batch.device_id"),
    )
    .select(["batch.id", "device_id", "device.name as device_name", "batch.site_id", "received", "answers"])
    .where("batch.organisation_id", "=", organisationId)
    .where("batch.round_id", "=", roundId)
    .orderBy("received", "desc")
    .orderBy("batch.id")
    .execute();
  const { sound, damaged } = readRows(rows, BatchMessage, ({ id, device_id, device_name, site_id, received, answers }) => ({
    id,
    deviceId: device_id,
    // A name that can't be read is the tablet's damage, not its batches'.
    deviceName: v.is(Name, device_name) ? device_name : null,
    siteId: site_id,
    received,
    answers,
  }));
  return { batches: sound, damaged };
}
