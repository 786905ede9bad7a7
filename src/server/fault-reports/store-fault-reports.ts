import { MOST_FAULT_REPORTS_A_DAY } from "../../domain/fault-report/fault-report.ts";
import type { CivilDate } from "../../kernel/calendar.ts";
import type { ItemHash } from "../../kernel/hashes.ts";
import type { ItemId, RoundId, SiteId } from "../../kernel/ids.ts";
import { ok } from "../../kernel/result.ts";
import {
  decodeFaultReport,
  type FaultReportsReply,
  type FaultReportsRequest,
  type ReportStatus,
} from "../../protocol/device/fault-report.ts";
import { PROTOCOL } from "../../protocol/version.ts";
import type { Device } from "../actor.ts";
import type { Tenant } from "../database/tenant.ts";
import { bytesOf } from "../handing-in/bytes.ts";
import { digest } from "../kept-secrets/digest.ts";
import { organisationFor } from "../may.ts";
import type { ServerContext } from "../server-context.ts";

/** What all tablets of a site may bring of one day: a stolen token fills no disk, and no list that somebody has to read. */
export const MOST_OF_A_SITE_AND_DAY = 10 * MOST_FAULT_REPORTS_A_DAY;

type Put = FaultReportsRequest["put"][number];
type Placed = { readonly roundId: RoundId; readonly siteId: SiteId; readonly date: CivilDate };

/**
 * Stores what a tablet brings, each once. What is not kept is said by name, and stays on the tablet. Nothing ties a report to
 * a tablet, to what else came, or to the time at which it came.
 */
export async function storeFaultReports(
  device: Device,
  { database }: ServerContext,
  { nonce, put }: FaultReportsRequest,
): Promise<FaultReportsReply> {
  const organisationId = organisationFor(device, "hand in");
  const stored = await database.change(async (change) => {
    const own = change.of(organisationId);
    const results: { id: ItemId; sha256: ItemHash; status: ReportStatus }[] = [];
    for (const item of put) {
      results.push({ id: item.id, sha256: item.sha256, status: await storeOne(device, own, item) });
    }
    return ok(results);
  });
  return { protocol: PROTOCOL, serverId: database.identity.serverId, nonce, results: stored.value };
}

async function storeOne(device: Device, own: Tenant, item: Put): Promise<ReportStatus> {
  if (digest(item.bytes) !== item.sha256) {
    return "damaged";
  }
  const present = await own.selectFrom("fault_report").select("sha256").where("id", "=", item.id).executeTakeFirst();
  if (present !== undefined) {
    return present.sha256 === item.sha256 ? "already" : "unknown";
  }
  const report = decodeFaultReport(item.bytes);
  if (!report.ok || report.value.id !== item.id || report.value.roundId !== item.roundId) {
    return "unknown";
  }
  const place = await placeOf(device, own, report.value);
  const { count } = await own
    .selectFrom("fault_report")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("round_id", "=", place.roundId)
    .where("site_id", "=", place.siteId)
    .where("date", "=", place.date)
    .executeTakeFirstOrThrow();
  if (Number(count) >= MOST_OF_A_SITE_AND_DAY) {
    return "full";
  }
  await own
    .insertInto("fault_report")
    .values({
      id: item.id,
      round_id: place.roundId,
      site_id: place.siteId,
      sha256: item.sha256,
      date: place.date,
      handled: 0,
      bytes: bytesOf(item.bytes),
    })
    .execute();
  return "stored";
}

/** Where the tablet does not speak for that place, it is filed under the tablet's own. */
async function placeOf(device: Device, own: Tenant, { roundId, siteId, date }: Placed): Promise<Placed> {
  const known = await own
    .selectFrom("device_place")
    .select("site_id")
    .where("device_id", "=", device.id)
    .where("round_id", "=", roundId)
    .where("site_id", "=", siteId)
    .executeTakeFirst();
  return known === undefined ? { roundId: device.roundId, siteId: device.siteId, date } : { roundId, siteId, date };
}
