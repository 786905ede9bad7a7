import { type BatchesReply, BatchMessage, DeviceMessage, type DevicesReply } from "../../protocol/console/fieldwork.ts";
import { readRows } from "../damaged-record.ts";
import type { ServerContext } from "../server-context.ts";

/** The tablets of a round, each with what it last said about itself. */
export async function listDevices({ store }: ServerContext, organisationId: string, roundId: string): Promise<DevicesReply> {
  const rows = await store.queries
    .selectFrom("device")
    .select(["id", "site_id", "app_version", "last_contact", "pending", "oldest_minutes"])
    .where("organisation_id", "=", organisationId)
    .where("round_id", "=", roundId)
    .orderBy("id")
    .execute();
  const { sound, damaged } = readRows(rows, DeviceMessage, (row) => ({
    id: row.id,
    siteId: row.site_id,
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
    .select(["id", "device_id", "site_id", "received", "answers"])
    .where("organisation_id", "=", organisationId)
    .where("round_id", "=", roundId)
    .orderBy("received", "desc")
    .orderBy("id")
    .execute();
  const { sound, damaged } = readRows(rows, BatchMessage, ({ id, device_id, site_id, received, answers }) => ({
    id,
    deviceId: device_id,
    siteId: site_id,
    received,
    answers,
  }));
  return { batches: sound, damaged };
}
