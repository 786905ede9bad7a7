import type { SyncItem } from "../../protocol/device/sync.ts";
import type { Change } from "../database/tables.ts";
import type { Device } from "../security/device-authentication.ts";

/** The rounds of the device's organisation that these items name, each with its sites. */
export type KnownRounds = ReadonlyMap<string, ReadonlySet<string>>;

export async function knownRounds(change: Change, device: Device, items: readonly SyncItem[]): Promise<KnownRounds> {
  const named = [...new Set(items.map(({ roundId }) => roundId))];
  if (named.length === 0) {
    return new Map();
  }
  const rows = await change
    .selectFrom("round_site")
    .select(["round_id", "site_id"])
    .where("organisation_id", "=", device.organisationId)
    .where("round_id", "in", named)
    .execute();
  const rounds = new Map<string, Set<string>>();
  for (const row of rows) {
    rounds.set(row.round_id, (rounds.get(row.round_id) ?? new Set()).add(row.site_id));
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
