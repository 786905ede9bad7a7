import * as v from "valibot";
import { type BatchesReply, BatchMessage, DeviceMessage, type DevicesReply } from "../../protocol/console/fieldwork.ts";
import { Name } from "../../protocol/words.ts";
import { readRows } from "../damaged-record.ts";
import type { ServerContext } from "../server-context.ts";

/** The tablets of a round, each with what it last said about itself. */
export async function listDevices({ store }: ServerContext, organisationId: string, roundId: string): Promise<DevicesReply> {
  const rows = await store.queries
    .selectFrom("device")
    .select(["id", "site_id", "name", "app_version", "last_contact", "pending", "oldest_minutes"])
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
  }));
  return { devices: sound, damaged };
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
