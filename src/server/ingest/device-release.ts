import * as v from "valibot";
import { Hash } from "../../protocol/words.ts";
import { damagedRecord } from "../damaged-record.ts";
import type { Queries } from "../database/tables.ts";
import type { Device } from "../security/device-authentication.ts";
import { digest } from "../security/digest.ts";

/**
 * The signed release of the device's round. A device is only ever enrolled for a published one. Throws `damagedRecord`
 * when it is no longer what was published: a tablet would take it for a forged one.
 */
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
  if (round === undefined || round.release === null || round.release_sha256 === null) {
    return null;
  }
  if (digest(round.release) !== round.release_sha256) {
    throw damagedRecord("round");
  }
  return { release: round.release, sha256: round.release_sha256 };
}

/** Only its hash, for a tablet to compare. Null when it can't be read: what a tablet hands in must not wait for that. */
export async function deviceReleaseHash(queries: Queries, device: Device): Promise<string | null> {
  const round = await queries
    .selectFrom("round")
    .select("release_sha256")
    .where("organisation_id", "=", device.organisationId)
    .where("id", "=", device.roundId)
    .executeTakeFirst();
  return v.is(Hash, round?.release_sha256) ? round.release_sha256 : null;
}
