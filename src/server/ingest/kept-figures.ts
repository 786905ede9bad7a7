import type { GrowingTally } from "../../domain/tally/growing-tally.ts";
import type { Queries } from "../database/tables.ts";
import type { Standing } from "./standing.ts";
import type { StoredItem } from "./stored-item.ts";

export type KeptSite = { readonly tally: GrowingTally; readonly filled: Promise<void> };
type Kept = { readonly sites: Map<string, KeptSite>; readonly standings: Map<string, Standing> };

/**
 * Figures of places that somebody has asked for, in memory. They are made once from all that is stored, then grow by what
 * transactions store. Whatever else changes what counts (a flag of damage, a mended row) forgets them: they are made anew.
 */
const kept = new WeakMap<Queries, Kept>();

/**
 * Lets figures grow by what a transaction stores. Called as its last act, while nobody else can read; if it fails
 * afterwards, `forgetFigures`.
 */
export function growFigures(queries: Queries, organisationId: string, items: readonly StoredItem[]): void {
  const { sites, standings } = keptFigures(queries);
  for (const { table, roundId, isNewId, counted, quarantined, misdated } of items) {
    if (counted !== null) {
      sites.get(keyOf(organisationId, roundId, counted.siteId))?.tally.add(counted.mark);
    }
    const key = keyOf(organisationId, roundId, table);
    const known = standings.get(key);
    if (!isNewId) {
      // Its other version may be in another round.
      forgetStandings(queries, organisationId);
    } else if (known !== undefined) {
      standings.set(key, {
        ...known,
        received: known.received + (quarantined ? 0 : 1),
        quarantined: known.quarantined + (quarantined ? 1 : 0),
        misdated: known.misdated + (misdated ? 1 : 0),
      });
    }
  }
}

/** All figures of an organisation are made anew when they are next asked for. */
export function forgetFigures(queries: Queries, organisationId: string): void {
  forget(keptFigures(queries).sites, organisationId);
  forgetStandings(queries, organisationId);
}

/** Only how many items have come, and what is the matter with them. */
export function forgetStandings(queries: Queries, organisationId: string): void {
  forget(keptFigures(queries).standings, organisationId);
}

function forget(places: Map<string, unknown>, organisationId: string): void {
  for (const key of places.keys()) {
    if (key.startsWith(`${organisationId} `)) {
      places.delete(key);
    }
  }
}

export function keptFigures(queries: Queries): Kept {
  const known = kept.get(queries) ?? { sites: new Map(), standings: new Map() };
  kept.set(queries, known);
  return known;
}

/** Ids have no spaces. */
export function keyOf(organisationId: string, roundId: string, rest: string): string {
  return `${organisationId} ${roundId} ${rest}`;
}
