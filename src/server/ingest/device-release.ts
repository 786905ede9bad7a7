import type { Queries } from "../database/tables.ts";
import type { Device } from "../security/device-authentication.ts";

/** The signed release of the device's round. A device is only ever enrolled for a published one. */
export async function deviceRelease(
  queries: Queries,
  device: Device,
): Promise<{ readonly release: string; readonly sha256: string } | null> {
  const round = await queries
    .selectFrom("round")
    .select(["release", "release_sha256"])
    .where("organisation_id", "=", device.organisationId)
    .where("id", "=", device.roundId)
    .executeTakeFirst();
  return round === undefined || round.release === null || round.release_sha256 === null
    ? null
    : { release: round.release, sha256: round.release_sha256 };
}
