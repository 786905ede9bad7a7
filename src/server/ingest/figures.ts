import { setImmediate as giveWay } from "node:timers/promises";
import { sql } from "kysely";
import { type GrowingTally, growingTally } from "../../domain/tally/growing-tally.ts";
import { decodeMark } from "../../protocol/device/mark.ts";
import type { Queries } from "../database/tables.ts";
import { textOf } from "./bytes.ts";
import { onlyIntact } from "./damage.ts";
import { type KeptSite, keptFigures, keyOf } from "./kept-figures.ts";
import { type Standing, standingOf } from "./standing.ts";
import type { HandedIn } from "./stored-item.ts";

export type Place = { readonly organisationId: string; readonly roundId: string; readonly siteId: string };

/** A second reading is due when figures were forgotten during the first; not for ever, while somebody waits. */
const MOST_READINGS = 3;

/** The figures of one site in one round, from the marks of all its tablets. Each site is folded by itself. */
export async function siteFigures(queries: Queries, place: Place): Promise<GrowingTally> {
  const { sites } = keptFigures(queries);
  const key = keyOf(place.organisationId, place.roundId, place.siteId);
  for (let reading = 1; ; reading++) {
    const site = sites.get(key) ?? begin(queries, sites, key, place);
    await site.filled;
    if (sites.get(key) === site || reading === MOST_READINGS) {
      return site.tally;
    }
  }
}

/** What stands in a table for a round: how many have come, and how many of those something is the matter with. */
export async function standing(queries: Queries, table: HandedIn, organisationId: string, roundId: string): Promise<Standing> {
  const { standings } = keptFigures(queries);
  const key = keyOf(organisationId, roundId, table);
  // Nobody else writes or counts in between: numbers are no sets, and would count an item twice.
  return queries.connection().execute(async (held) => {
    const known = standings.get(key) ?? (await standingOf(held, table, organisationId, roundId));
    standings.set(key, known);
    return known;
  });
}

function begin(queries: Queries, sites: Map<string, KeptSite>, key: string, place: Place): KeptSite {
  const tally = growingTally();
  const site = { tally, filled: fill(queries, place, tally) };
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
async function fill(queries: Queries, place: Place, tally: GrowingTally): Promise<void> {
  let after: readonly [string, string] | null = ["", ""];
  while (after !== null) {
    after = await addLot(queries, place, tally, after);
    await giveWay();
  }
}

async function addLot(
  queries: Queries,
  { organisationId, roundId, siteId }: Place,
  tally: GrowingTally,
  after: readonly [string, string],
): Promise<readonly [string, string] | null> {
  const rows = await queries
    .selectFrom("mark")
    .select(["id", "sha256", "bytes"])
    .where("organisation_id", "=", organisationId)
    .where("round_id", "=", roundId)
    .where("site_id", "=", siteId)
    .where(sql<boolean>`(id, sha256) > (${sql.join(after)})`)
    .where("quarantined", "=", 0)
    .where("damaged", "=", 0)
    .orderBy("id")
    .orderBy("sha256")
    .limit(LOT)
    .execute();
  const intact = await onlyIntact(queries, "mark", organisationId, rows);
  for (const { bytes } of intact) {
    const mark = decodeMark(textOf(bytes));
    if (mark.ok) {
      tally.add(mark.value);
    }
  }
  const last = rows.at(-1);
  return last === undefined || rows.length < LOT ? null : [last.id, last.sha256];
}
