import type { RoundDates } from "../../domain/round/dates-of-round.ts";
import type { DeviceId, RoundId, SiteId } from "../../kernel/ids.ts";
import type { SyncItem } from "../../protocol/device/item.ts";
import type { Device } from "../actor.ts";
import { keptQuery, padded } from "../database/kept-query.ts";
import type { ReadingVerbs, TenantReading } from "../database/tenant.ts";

/** A round with the sites of it that the tablet speaks for; dates only where they bind: practice may run on any day. */
export type KnownRound = { readonly siteIds: ReadonlySet<SiteId>; readonly dates: RoundDates | null };

/** The rounds that these items name and the tablet speaks for, and maybe others of those. */
export type KnownRounds = ReadonlyMap<RoundId, KnownRound>;

const ROUNDS = keptQuery(({ selectFrom }: ReadingVerbs, { deviceId, ids }: { deviceId: DeviceId; ids: readonly RoundId[] }) =>
  selectFrom("device_place")
    .innerJoin("round_site", (join) =>
      join.onRef("round_site.round_id", "=", "device_place.round_id").onRef("round_site.site_id", "=", "device_place.site_id"),
    )
    .innerJoin("round", "round.id", "device_place.round_id")
    .innerJoin("organisation", (join) => join.onTrue())
    .select(["device_place.round_id", "device_place.site_id", "starts", "ends", "practice"])
    .where("device_id", "=", deviceId)
    .where("device_place.round_id", "in", ids),
);

/** Of the transaction that one's reading belongs to, by tablet: requests that share it ask for the same rounds. */
const found = new WeakMap<TenantReading, Map<DeviceId, Map<RoundId, KnownRound>>>();

/**
 * A tablet speaks for the round and the site that it was enrolled for, and for those of the devices that it was before: all
 * else that it brings is as good as unknown. To be asked where no round is made or changed: what was found is good until the
 * transaction ends.
 */
export async function knownRounds(device: Device, own: TenantReading, items: readonly SyncItem[]): Promise<KnownRounds> {
  const byDevice = found.get(own) ?? new Map<DeviceId, Map<RoundId, KnownRound>>();
  found.set(own, byDevice);
  const known = byDevice.get(device.id) ?? new Map<RoundId, KnownRound>();
  byDevice.set(device.id, known);
  const named = [...new Set(items.map(({ roundId }) => roundId))].filter((id) => !known.has(id));
  if (named.length === 0) {
    return known;
  }
  const rows = await own.ask(ROUNDS, { deviceId: device.id, ids: padded(named) });
  for (const { round_id, site_id, starts, ends, practice } of rows) {
    const siteIds = new Set([...(known.get(round_id)?.siteIds ?? []), site_id]);
    known.set(round_id, { siteIds, dates: practice === 1 ? null : { starts, ends } });
  }
  return known;
}

/**
 * Where an item is kept. One of a round that the tablet does not speak for is filed under the tablet's own, in quarantine, so
 * that somebody sees it; sealed bytes cannot be judged and must not be lost.
 */
export type Filing = { readonly roundId: RoundId; readonly claimedRoundId: RoundId | null };

export function filing(device: Device, rounds: KnownRounds, item: SyncItem): Filing {
  return rounds.has(item.roundId)
    ? { roundId: item.roundId, claimedRoundId: null }
    : { roundId: device.roundId, claimedRoundId: item.roundId };
}
