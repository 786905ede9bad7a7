import type { RoundDates } from "../../domain/round/dates-of-round.ts";
import type { SyncItem } from "../../protocol/device/sync.ts";
import type { Change } from "../database/tables.ts";
import type { Device } from "../security/device-authentication.ts";

/** A round with its sites; dates only where they bind: practice may run on any day. */
export type KnownRound = { readonly siteIds: ReadonlySet<string>; readonly dates: RoundDates | null };

/** The rounds of the device's organisation that these items name. */
export type KnownRounds = ReadonlyMap<string, KnownRound>;

export async function knownRounds(change: Change, device: Device, items: readonly SyncItem[]): Promise<KnownRounds> {
  const named = [...new Set(items.map(({ roundId }) => roundId))];
  if (named.length === 0) {
    return new Map();
  }
  const rows = await change
    .selectFrom("round_site")
    .innerJoin("round", (join) =>
      join.onRef("round.organisation_id", "=", "round_site.organisation_id").onRef("round.id", "=", "round_site.round_id"),
    )
    .innerJoin("organisation", "organisation.id", "round_site.organisation_id")
    .select(["round_id", "site_id", "starts", "ends", "practice"])
    .where("round_site.organisation_id", "=", device.organisationId)
    .where("round_id", "in", named)
    .execute();
  const rounds = new Map<string, KnownRound>();
  for (const { round_id, site_id, starts, ends, practice } of rows) {
    const siteIds = new Set([...(rounds.get(round_id)?.siteIds ?? []), site_id]);
    rounds.set(round_id, { siteIds, dates: practice === 1 ? null : { starts, ends } });
  }
  return rounds;
}

/**
 * Where an item is kept. One whose round nobody knows here is filed under the round of the device that brought it, in
 * quarantine, so that somebody sees it; sealed bytes cannot be judged and must not be lost.
 */
export type Filing = { readonly roundId: string; readonly claimedRoundId: string | null };

export function filing(device: Device, rounds: KnownRounds, item: SyncItem): Filing {
  return rounds.has(item.roundId)
    ? { roundId: item.roundId, claimedRoundId: null }
    : { roundId: device.roundId, claimedRoundId: item.roundId };
}
