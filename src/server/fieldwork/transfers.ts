import * as v from "valibot";
import type { DeviceId, RoundId } from "../../kernel/ids.ts";
import { Name } from "../../protocol/atoms.ts";
import {
  type BatchesReply,
  BatchMessage,
  DeviceMessage,
  type DevicesReply,
  WipedDeviceMessage,
} from "../../protocol/console/fieldwork.ts";
import type { Actor } from "../actor.ts";
import { readRows } from "../database/damaged-record.ts";
import type { TenantReading } from "../database/tenant.ts";
import { organisationFor } from "../may.ts";
import type { ServerContext } from "../server-context.ts";

/** The tablets of a round, each with what it last said about itself. */
export async function listDevices(actor: Actor, { database, settings }: ServerContext, roundId: RoundId): Promise<DevicesReply> {
  const organisationId = organisationFor(actor, "see the field");
  return database.read(async (read) => {
    const own = read.of(organisationId);
    return devicesOf(own, roundId, settings.backups === null ? null : await arrivedFrom(own, roundId));
  });
}

type Arrived = ReadonlyMap<DeviceId, { readonly received: number; readonly safe: number }>;

/** By the batches, which alone say from which tablet answers came. */
async function arrivedFrom(own: TenantReading, roundId: RoundId): Promise<Arrived> {
  const rows = await own
    .selectFrom("sealed_answer")
    .innerJoin("batch", "batch.id", "sealed_answer.batch_id")
    .leftJoin("safe_item", (join) =>
      join.onRef("safe_item.id", "=", "sealed_answer.id").onRef("safe_item.sha256", "=", "sealed_answer.sha256"),
    )
    .select(({ fn }) => [
      "device_id",
      fn.count<number>("sealed_answer.id").as("all"),
      fn.count<number>("safe_item.id").as("safe"),
    ])
    .where("sealed_answer.round_id", "=", roundId)
    .groupBy("device_id")
    .execute();
  return new Map(
    rows.flatMap(({ device_id, all, safe }) =>
      // What was entered from paper came from none.
      device_id === null ? [] : [[device_id, { received: Number(all) - Number(safe), safe: Number(safe) }] as const],
    ),
  );
}

async function devicesOf(own: TenantReading, roundId: RoundId, arrived: Arrived | null): Promise<DevicesReply> {
  const rows = await own
    .selectFrom("device")
    .select([
      "id",
      "site_id",
      "name",
      "name_key",
      "app_version",
      "last_contact",
      "pending",
      "oldest_minutes",
      "number",
      "retired",
      "revoked",
      "left_out",
    ])
    .select(({ selectFrom }) =>
      // What was in a database that is gone is in the alarm.
      selectFrom("device_generation")
        .select(({ fn }) => fn.sum<number | null>("unreadable").as("sum"))
        .whereRef("device_generation.device_id", "=", "device.id")
        .where("wiped", "is", null)
        .as("unreadable"),
    )
    .where("round_id", "=", roundId)
    .orderBy("id")
    .execute();
  const { sound, damaged } = readRows(rows, DeviceMessage, (row) => ({
    id: row.id,
    siteId: row.site_id,
    name: row.name,
    number: row.number,
    appVersion: row.app_version,
    lastContact: row.last_contact,
    pending: row.pending,
    oldestMinutes: row.oldest_minutes,
    unreadable: row.unreadable ?? 0,
    older: row.name !== null && row.name_key === null,
    retired: row.retired === 1,
    revoked: row.revoked,
    leftOut: row.left_out,
    ...(arrived === null ? {} : { arrived: arrived.get(row.id) ?? { received: 0, safe: 0 } }),
  }));
  return { devices: sound, damaged, wiped: await listWiped(own, roundId) };
}

/** The databases that tablets of the round have lost, the latest first. A row that can't be read has no bound left. */
async function listWiped(own: TenantReading, roundId: RoundId): Promise<DevicesReply["wiped"]> {
  const rows = await own
    .selectFrom("device_generation")
    .innerJoin("device", "device.id", "device_generation.device_id")
    .select([
      "device.id",
      "device.site_id",
      "device_generation.wiped",
      "device_generation.lost_answers",
      "device_generation.lost_marks",
      "device_generation.last_contact",
      "device_generation.pending",
    ])
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
export async function listBatches(actor: Actor, { database }: ServerContext, roundId: RoundId): Promise<BatchesReply> {
  const organisationId = organisationFor(actor, "see batches");
  return database.read((read) => batchesOf(read.of(organisationId), roundId));
}

async function batchesOf(own: TenantReading, roundId: RoundId): Promise<BatchesReply> {
  const rows = await own
    .selectFrom("batch")
    .leftJoin("device", "device.id", "batch.device_id")
    .select([
      "batch.id",
      "device_id",
      "device.name as device_name",
      "device.number as device_number",
      "batch.site_id",
      "received",
      "answers",
      "batch.left_out",
      "device.left_out as device_left_out",
    ])
    .where("batch.round_id", "=", roundId)
    .orderBy("received", "desc")
    .orderBy("batch.id")
    .execute();
  const { sound, damaged } = readRows(
    rows,
    BatchMessage,
    ({ id, device_id, site_id, received, answers, left_out, ...device }) => ({
      id,
      deviceId: device_id,
      // A name that can't be read is the tablet's damage, not its batches'.
      deviceName: v.is(Name, device.device_name) ? device.device_name : null,
      deviceNumber: device.device_number,
      siteId: site_id,
      received,
      answers,
      leftOut: left_out,
      tabletLeftOut: device.device_left_out,
    }),
  );
  return { batches: sound, damaged };
}
