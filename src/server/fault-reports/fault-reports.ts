import type { RoundId } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import { FaultReportRow, type FaultReportsOfRound, type HandledReport } from "../../protocol/console/fault-reports.ts";
import { decodeFaultReport } from "../../protocol/device/fault-report.ts";
import type { Actor } from "../actor.ts";
import { readRows } from "../database/damaged-record.ts";
import type { TenantReading } from "../database/tenant.ts";
import { textOf } from "../handing-in/bytes.ts";
import { digest } from "../kept-secrets/digest.ts";
import { organisationFor } from "../may.ts";
import type { ServerContext } from "../server-context.ts";

/** What was reported in a round. Whoever asks for another organisation's is told of none. */
export async function listFaultReports(
  actor: Actor,
  { database }: ServerContext,
  roundId: RoundId,
): Promise<FaultReportsOfRound> {
  const organisationId = organisationFor(actor, "see fault reports");
  return database.read((read) => reportsOf(read.of(organisationId), roundId));
}

export async function handleFaultReport(
  actor: Actor,
  { database }: ServerContext,
  roundId: RoundId,
  { id, handled }: HandledReport,
): Promise<Result<FaultReportsOfRound, "not-found">> {
  const organisationId = organisationFor(actor, "see fault reports");
  return database.change<FaultReportsOfRound, "not-found">(async (change) => {
    const own = change.of(organisationId);
    const known = await own
      .selectFrom("fault_report")
      .select("id")
      .where("id", "=", id)
      .where("round_id", "=", roundId)
      .executeTakeFirst();
    if (known === undefined) {
      return err("not-found");
    }
    await own
      .updateTable("fault_report")
      .set({ handled: handled ? 1 : 0 })
      .where("id", "=", id)
      .execute();
    return ok(await reportsOf(own, roundId));
  });
}

async function reportsOf(own: TenantReading, roundId: RoundId): Promise<FaultReportsOfRound> {
  const rows = await own
    .selectFrom("fault_report")
    .select(["id", "site_id", "sha256", "handled", "bytes"])
    .where("round_id", "=", roundId)
    .orderBy("date", "desc")
    .orderBy("id")
    .execute();
  const { sound, damaged } = readRows(rows, FaultReportRow, ({ id, site_id, sha256, handled, bytes }) => {
    // A disk may have forgotten some of it: half a report is nobody's word.
    const report = digest(bytes) === sha256 ? decodeFaultReport(textOf(bytes)) : null;
    return report?.ok === true ? { ...report.value, id, siteId: site_id, handled: handled === 1 } : { id };
  });
  return { reports: sound.sort(byHalfDay), damaged };
}

type Row = FaultReportsOfRound["reports"][number];

/** The afternoon before the morning of the same day; what is of one half-day stays as it is. */
function byHalfDay(one: Row, other: Row): number {
  const a = one.date + one.halfDay;
  const b = other.date + other.halfDay;
  return a === b ? 0 : a < b ? 1 : -1;
}
