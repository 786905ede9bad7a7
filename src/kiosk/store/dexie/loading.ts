import { readSingle } from "../record-schemas.ts";
import type { MarksPage, ReadableItems } from "../records.ts";
import { STATES } from "../rows.ts";
import { type FirstMarks, type Loaded, loadedFrom, needsRecount, readItems, roundOf, wantsMarks } from "../snapshot.ts";
import { countItems, recount } from "./counting.ts";
import { marksOf, ofState } from "./ranges.ts";
import type { InTransaction } from "./tables.ts";

export async function load(tables: InTransaction, marks: "all" | FirstMarks, minute: number): Promise<Loaded> {
  const [singles, releases, items] = await Promise.all([tables.singles.toArray(), tables.releases.toArray(), countItems(tables)]);
  const found = { singles, releases, items };
  const roundId = roundOf(found);
  const wanted = wantsMarks(found, marks);
  const [rows, counts] = await Promise.all([
    wanted && roundId !== null ? marksOf(tables.items, roundId).toArray() : [],
    needsRecount(found) ? recount(tables, minute) : null,
  ]);
  return loadedFrom(found, wanted ? rows : null, counts);
}

/** By the ids of all items: those of one round in the index have no order that a page could go on from. */
export async function loadMarks({ singles, items }: InTransaction, after: string, most: number): Promise<MarksPage> {
  const row = await singles.get("device");
  const roundId = readSingle("device", row?.value)?.roundId;
  if (roundId === undefined) {
    return { items: [], unreadable: 0, next: null };
  }
  const all = await items.where(":id").above(after).limit(most).toArray();
  const marks = readItems(all.filter((item) => item.kind === "mark" && item.roundId === roundId));
  return { ...marks, next: all.length < most ? null : (all.at(-1)?.id ?? null) };
}

/** What may leave, at most `most` items; what can't be read is got past. */
export async function leaving(tables: InTransaction, most: number): Promise<ReadableItems> {
  const { astray } = await countItems(tables);
  const items: ReadableItems["items"][number][] = [];
  let unreadable = astray;
  let after = "";
  for (;;) {
    const rows = await ofState(tables.items, STATES.leaving, after).limit(most).toArray();
    const read = readItems(rows);
    unreadable += read.unreadable;
    items.push(...read.items.slice(0, most - items.length));
    const last = rows.at(-1);
    if (last === undefined || rows.length < most || items.length >= most) {
      return { items, unreadable };
    }
    after = last.id;
  }
}
