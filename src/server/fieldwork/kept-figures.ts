import type { GrowingTally } from "../../domain/tally/growing-tally.ts";
import type { OrganisationId, RoundId } from "../../kernel/ids.ts";
import type { Database } from "../database/database.ts";
import type { Standing } from "../handing-in/standing.ts";
import type { StoredItem } from "../handing-in/stored-item.ts";

export type KeptSite = { readonly tally: GrowingTally; readonly filled: Promise<void> };
type Kept = { readonly sites: Map<string, KeptSite>; readonly standings: Map<string, Standing> };

/**
 * Figures of places that somebody has asked for, in memory. They are made once from all that is stored, then grow by what
 * transactions store. Whatever else changes what counts (a flag of damage, a mended row) forgets them: they are made anew.
 */
const kept = new WeakMap<Database, Kept>();

/**
 * Lets figures grow by what a transaction stores. Called as its last act, while nobody else can read; if it fails
 * afterwards, `forgetFigures`.
 */
export function growFigures(database: Database, organisationId: OrganisationId, items: readonly StoredItem[]): void {
  const { sites, standings } = keptFigures(database);
  for (const { table, roundId, isNewId, counted, keptApart, leftOut } of items) {
    if (counted !== null) {
      sites.get(keyOf(organisationId, roundId, counted.siteId))?.tally.add(counted.mark);
    }
    const key = keyOf(organisationId, roundId, table);
    const known = standings.get(key);
    if (!isNewId) {
      // Its other version may be in another round.
      forgetStandings(database, organisationId);
    } else if (known !== undefined) {
      standings.set(key, {
        ...known,
        received: known.received + (keptApart === null && !leftOut ? 1 : 0),
        leftOut: known.leftOut + (leftOut ? 1 : 0),
        quarantined: known.quarantined + (keptApart === null ? 0 : 1),
        elsewhere: known.elsewhere + (keptApart === "elsewhere" ? 1 : 0),
        revoked: known.revoked + (keptApart === "revoked" ? 1 : 0),
        misdated: known.misdated + (keptApart === "date" ? 1 : 0),
      });
    }
  }
}

/** All figures of an organisation are made anew when they are next asked for. */
export function forgetFigures(database: Database, organisationId: OrganisationId): void {
  forget(keptFigures(database).sites, organisationId);
  forgetStandings(database, organisationId);
}

/** Only how many items have come, and what is the matter with them. */
export function forgetStandings(database: Database, organisationId: OrganisationId): void {
  forget(keptFigures(database).standings, organisationId);
}

function forget(places: Map<string, unknown>, organisationId: OrganisationId): void {
  for (const key of places.keys()) {
    if (key.startsWith(`${organisationId} `)) {
      places.delete(key);
    }
  }
}

export function keptFigures(database: Database): Kept {
  const known = kept.get(database) ?? { sites: new Map(), standings: new Map() };
  kept.set(database, known);
  return known;
}

/** Ids have no spaces. */
export function keyOf(organisationId: OrganisationId, roundId: RoundId, rest: string): string {
  return `${organisationId} ${roundId} ${rest}`;
}
