import { setImmediate as giveWay } from "node:timers/promises";
import { type GrowingTally, growingTally } from "../../domain/tally/growing-tally.ts";
import type { OrganisationId, RoundId, SiteId } from "../../kernel/ids.ts";
import { decodeMark } from "../../protocol/device/mark.ts";
import type { Database } from "../database/database.ts";
import type { TenantReading } from "../database/tenant.ts";
import { textOf } from "../handing-in/bytes.ts";
import { FIRST, onlyIntact, type RowPlace } from "../handing-in/damage.ts";
import { type Standing, standingOf } from "../handing-in/standing.ts";
import type { HandedIn } from "../handing-in/stored-item.ts";
import { type KeptSite, keptFigures, keyOf } from "./kept-figures.ts";

export type Place = { readonly organisationId: OrganisationId; readonly roundId: RoundId; readonly siteId: SiteId };

/** A second reading is due when figures were forgotten during the first; not for ever, while somebody waits. */
const MOST_READINGS = 3;

/** The figures of one site in one round, from the marks of all its tablets. Each site is folded by itself. */
export async function siteFigures(database: Database, place: Place): Promise<GrowingTally> {
  const { sites } = keptFigures(database);
  const key = keyOf(place.organisationId, place.roundId, place.siteId);
  for (let reading = 1; ; reading++) {
    const site = sites.get(key) ?? begin(database, sites, key, place);
    await site.filled;
    if (sites.get(key) === site || reading === MOST_READINGS) {
      return site.tally;
    }
  }
}

/** What stands in a table for a round: how many have come, and how many of those something is the matter with. */
export async function standing(
  database: Database,
  table: HandedIn,
  organisationId: OrganisationId,
  roundId: RoundId,
): Promise<Standing> {
  const { standings } = keptFigures(database);
  const key = keyOf(organisationId, roundId, table);
  // Nobody else writes or counts in between: numbers are no sets, and would count an item twice.
  return database.read(async (read) => {
    const known = standings.get(key) ?? (await standingOf(read.of(organisationId), table, roundId));
    standings.set(key, known);
    return known;
  });
}

function begin(database: Database, sites: Map<string, KeptSite>, key: string, place: Place): KeptSite {
  const tally = growingTally();
  const site = { tally, filled: fill(database, place, tally) };
  site.filled.catch(() => {
    if (sites.get(key) === site) {
      sites.delete(key);
    }
  });
  sites.set(key, site);
  return site;
}

/** Reads so many marks at once, then lets others go first. */
const LOT = 200;

/** What is stored meanwhile is added as well: a mark may then come twice, which changes nothing. */
async function fill(database: Database, place: Place, tally: GrowingTally): Promise<void> {
  let after: RowPlace | null = FIRST;
  while (after !== null) {
    after = await addLot(database, place, tally, after);
    await giveWay();
  }
}

async function addLot(
  database: Database,
  { organisationId, roundId, siteId }: Place,
  tally: GrowingTally,
  after: RowPlace,
): Promise<RowPlace | null> {
  const { rows, next } = await database.read((read) => marksAfter(read.of(organisationId), { roundId, siteId }, after));
  const intact = await onlyIntact(database, "mark", organisationId, rows);
  for (const { bytes } of intact) {
    const mark = decodeMark(textOf(bytes));
    if (mark.ok) {
      tally.add(mark.value);
    }
  }
  return next;
}

/** A lot of the marks of one site that count, unless they have rotted since; and where the next one begins, null after the last. */
export async function marksAfter(own: TenantReading, { roundId, siteId }: Omit<Place, "organisationId">, after: RowPlace) {
  const rows = await own
    .selectFrom("mark")
    .select(["id", "sha256", "bytes"])
    .where("round_id", "=", roundId)
    .where("site_id", "=", siteId)
    .where(({ eb, refTuple, tuple }) => eb(refTuple("id", "sha256"), ">", tuple(...after)))
    .where("quarantined", "=", 0)
    .where("damaged", "=", 0)
    .where(({ eb, or, selectFrom }) =>
      or([
        eb("device_id", "is", null),
        eb("device_id", "not in", selectFrom("device").select("device.id").where("left_out", "is not", null)),
      ]),
    )
    .orderBy("id")
    .orderBy("sha256")
    .limit(LOT)
    .execute();
  const last = rows.at(-1);
  const next: RowPlace | null = last === undefined || rows.length < LOT ? null : [last.id, last.sha256];
  return { rows, next };
}
