import type { RoundDates } from "../../domain/round/dates-of-round.ts";
import type { RoundId, SiteId } from "../../kernel/ids.ts";
import type { SyncItem } from "../../protocol/device/item.ts";
import type { Device } from "../actor.ts";
import { keptQuery, padded } from "../database/kept-query.ts";
import type { ReadingVerbs, TenantReading } from "../database/tenant.ts";

/** A round with its sites; dates only where they bind: practice may run on any day. */
export type KnownRound = { readonly siteIds: ReadonlySet<SiteId>; readonly dates: RoundDates | null };

/** The rounds of the device's organisation that these items name, and maybe others of it. */
export type KnownRounds = ReadonlyMap<RoundId, KnownRound>;

const ROUNDS = keptQuery(({ selectFrom }: ReadingVerbs, { ids }: { ids: readonly RoundId[] }) =>
  selectFrom("round_site")
    .innerJoin("round", "round.id", "round_site.round_id")
    .innerJoin("organisation", (join) => join.onTrue())
    .select(["round_id", "site_id", "starts", "ends", "practice"])
    .where("round_id", "in", ids),
);

/** Of the transaction that one's reading belongs to: others who share it ask for the same rounds. */
const found = new WeakMap<TenantReading, Map<RoundId, KnownRound>>();

/** To be asked where no round is made or changed: what was found is good until the transaction ends. */
export async function knownRounds(own: TenantReading, items: readonly SyncItem[]): Promise<KnownRounds> {
  const known = found.get(own) ?? new Map<RoundId, KnownRound>();
  found.set(own, known);
  const named = [...new Set(items.map(({ roundId }) => roundId))].filter((id) => !known.has(id));
  if (named.length === 0) {
    return known;
  }
  const rows = await own.ask(ROUNDS, { ids: padded(named) });
  for (const { round_id, site_id, starts, ends, practice } of rows) {
    const siteIds = new Set([...(known.get(round_id)?.siteIds ?? []), site_id]);
    known.set(round_id, { siteIds, dates: practice === 1 ? null : { starts, ends } });
  }
  return known;
}

/**
 * Where an item is kept. One whose round nobody knows here is filed under the round of the device that brought it, in
 * quarantine, so that somebody sees it; sealed bytes cannot be judged and must not be lost.
 */
export type Filing = { readonly roundId: RoundId; readonly claimedRoundId: RoundId | null };

export function filing(device: Device, rounds: KnownRounds, item: SyncItem): Filing {
  return rounds.has(item.roundId)
    ? { roundId: item.roundId, claimedRoundId: null }
    : { roundId: device.roundId, claimedRoundId: item.roundId };
}
