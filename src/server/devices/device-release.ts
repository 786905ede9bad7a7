import * as v from "valibot";
import type { ReleaseHash } from "../../kernel/hashes.ts";
import type { RoundId } from "../../kernel/ids.ts";
import type { SignedRelease } from "../../kernel/signed-release.ts";
import { Hash } from "../../protocol/atoms.ts";
import type { Device } from "../actor.ts";
import { damagedRecord } from "../database/damaged-record.ts";
import { keptQuery } from "../database/kept-query.ts";
import type { ReadingVerbs, TenantReading } from "../database/tenant.ts";
import { digest } from "../kept-secrets/digest.ts";
import { organisationFor } from "../may.ts";
import type { ServerContext } from "../server-context.ts";

/** The signed release that the device should have; null when there is none. */
export function deviceRelease(device: Device, { database }: ServerContext): Promise<SignedRelease | null> {
  const organisationId = organisationFor(device, "hand in");
  return database.read((read) => publishedRelease(read.of(organisationId), device.roundId));
}

/**
 * The signed release of a round. A device is only ever enrolled for a published one. Throws `damagedRecord` when it is no
 * longer what was published: a tablet would take it for a forged one.
 */
export async function publishedRelease(own: TenantReading, roundId: RoundId): Promise<SignedRelease | null> {
  const round = await own.selectFrom("round").select(["release", "release_sha256"]).where("id", "=", roundId).executeTakeFirst();
  if (round === undefined || round.release === null || round.release_sha256 === null) {
    return null;
  }
  if (digest(round.release) !== round.release_sha256) {
    throw damagedRecord("round");
  }
  return round.release;
}

const RELEASE_HASH = keptQuery(({ selectFrom }: ReadingVerbs, { roundId }: { roundId: RoundId }) =>
  selectFrom("round").select("release_sha256").where("id", "=", roundId),
);

/** By round, of the transaction that one's reading belongs to: others who share it ask the same. */
const found = new WeakMap<TenantReading, Map<RoundId, ReleaseHash | null>>();

/**
 * Only its hash, for a tablet to compare. Null when it can't be read: what a tablet hands in must not wait for that. To be
 * asked where nothing is published: what was found is good until the transaction ends.
 */
export async function publishedReleaseHash(own: TenantReading, roundId: RoundId): Promise<ReleaseHash | null> {
  const known = found.get(own) ?? new Map<RoundId, ReleaseHash | null>();
  found.set(own, known);
  const hash = known.get(roundId);
  if (hash !== undefined) {
    return hash;
  }
  const [round] = await own.ask(RELEASE_HASH, { roundId });
  const read = v.is(Hash, round?.release_sha256) ? round.release_sha256 : null;
  known.set(roundId, read);
  return read;
}
