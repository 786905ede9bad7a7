import { type Counts, countContacts } from "../../domain/tally/counts.ts";
import { addMarks, type Contact, EMPTY_LEDGER, foldLedger } from "../../domain/tally/ledger.ts";
import { decodeMark } from "../../protocol/device/mark.ts";
import type { Store } from "../database/store.ts";
import type { Queries } from "../database/tables.ts";
import { textOf } from "./bytes.ts";
import { onlyIntact } from "./damage.ts";

type Place = { readonly organisationId: string; readonly roundId: string; readonly siteId: string };

type Remembered = { readonly marks: string; readonly counts: Counts };

/** Committed marks are never changed or removed, so the same number of sound and of damaged ones gives the same counts. */
const remembered = new WeakMap<Store, Map<string, Remembered>>();

/** The counts of one site in one round, from the marks of all its tablets. Every sync asks, and few bring new marks. */
export async function siteCounts(store: Store, place: Place): Promise<Counts> {
  const known = remembered.get(store) ?? new Map<string, Remembered>();
  remembered.set(store, known);
  const name = `${place.organisationId} ${place.roundId} ${place.siteId}`;
  const marks = await countMarks(store.queries, place);
  const last = known.get(name);
  if (last?.marks === marks) {
    return last.counts;
  }
  const counts = countContacts(await siteContacts(store.queries, place));
  known.set(name, { marks, counts });
  return counts;
}

async function countMarks(queries: Queries, { organisationId, roundId, siteId }: Place): Promise<string> {
  const { marks, damaged } = await queries
    .selectFrom("mark")
    .select(({ fn }) => [fn.countAll().as("marks"), fn.sum("damaged").as("damaged")])
    .where("organisation_id", "=", organisationId)
    .where("round_id", "=", roundId)
    .where("site_id", "=", siteId)
    .where("quarantined", "=", 0)
    .executeTakeFirstOrThrow();
  return `${Number(marks)} ${Number(damaged)}`;
}

/** The contacts that the marks of one site in one round leave. Each site is folded by itself, here and in the console. */
export async function siteContacts(queries: Queries, { organisationId, roundId, siteId }: Place): Promise<readonly Contact[]> {
  const rows = await queries
    .selectFrom("mark")
    .select(["id", "sha256", "bytes"])
    .where("organisation_id", "=", organisationId)
    .where("round_id", "=", roundId)
    .where("site_id", "=", siteId)
    .where("quarantined", "=", 0)
    .where("damaged", "=", 0)
    .execute();
  const marks = (await onlyIntact(queries, "mark", organisationId, rows)).flatMap(({ bytes }) => {
    const mark = decodeMark(textOf(bytes));
    return mark.ok ? [mark.value] : [];
  });
  return foldLedger(addMarks(EMPTY_LEDGER, marks));
}
