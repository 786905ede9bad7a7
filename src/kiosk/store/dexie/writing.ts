import type { ItemId } from "../../../kernel/ids.ts";
import { counted } from "../counts.ts";
import type { Joining } from "../database.ts";
import { isMovable, readSingle } from "../record-schemas.ts";
import type { OutboxCounts, Singles } from "../records.ts";
import { type ItemRow, type ItemState, type SingleRow, STATES } from "../rows.ts";
import type { Wanted } from "../slices.ts";
import type { Loaded } from "../snapshot.ts";
import type { Change, KeptSafe, SafeGrace } from "../tablet-store.ts";
import { readCounts } from "./counting.ts";
import { load } from "./loading.ts";
import { ofState } from "./ranges.ts";
import type { InTransaction } from "./tables.ts";

/** All that must be known is asked for together, and so is all that is written: a slow tablet waits twice and not once for each. */
export async function commit(
  tables: InTransaction,
  { items = [], release, singles = {} }: Change,
  minute: number,
): Promise<OutboxCounts> {
  const once = [...new Map(items.map((item) => [item.id, item])).values()];
  const [before, copies] = await Promise.all([readCounts(tables, minute), tables.items.bulkGet(once.map(({ id }) => id))]);
  let counts = before;
  const rows: ItemRow[] = [];
  for (const [position, item] of once.entries()) {
    // Storing a submit again after a failed read-back must not count it twice, but it mends a copy that differed.
    const copy = copies[position];
    const state = copy?.state ?? (item.kind === "mark" ? STATES.leaving : STATES.waiting);
    if (copy === undefined) {
      counts = counted(counts, item.kind, state, 1, minute);
    }
    if (copy === undefined || copy.bytes !== item.bytes || copy.sha256 !== item.sha256) {
      rows.push({ ...item, state });
    }
  }
  const named = Object.entries(singles) as [keyof Singles, Singles[keyof Singles] | null][];
  const put = named.flatMap(([name, value]): SingleRow[] => (value === null ? [] : [{ name, value }]));
  const removed = named.flatMap(([name, value]) => (value === null ? [name] : []));
  await Promise.all([
    tables.items.bulkPut(rows),
    tables.singles.bulkPut(items.length === 0 ? put : [...put, { name: "outbox", value: counts }]),
    tables.singles.bulkDelete(removed),
    release === undefined ? undefined : tables.releases.put(release),
  ]);
  return counts;
}

/** Moves the items of one slice that are in `from`, and have the hash that is named if one is; all others stay. */
export async function move(
  tables: InTransaction,
  wanted: readonly Wanted[],
  from: ItemState,
  to: ItemState,
  minute: number,
): Promise<OutboxCounts> {
  const [before, found] = await Promise.all([readCounts(tables, minute), tables.items.bulkGet(wanted.map(({ id }) => id))]);
  let counts = before;
  const moved = new Map<ItemId, ItemRow>();
  for (const [position, item] of found.entries()) {
    const hash = wanted[position]?.sha256;
    if (!isMovable(item) || item.state !== from || moved.has(item.id) || (hash !== undefined && hash !== item.sha256)) {
      continue;
    }
    // What the server turned out to lack is as safe as what it never had.
    const { safe: _forgotten, ...bare } = item;
    moved.set(item.id, { ...bare, state: to });
    // First where it comes to: the time since when something waits must not begin anew because nothing did in between.
    counts = counted(counted(counts, item.kind, to, 1, minute), item.kind, from, -1, minute);
  }
  await Promise.all([tables.items.bulkPut([...moved.values()]), tables.singles.put({ name: "outbox", value: counts })]);
  return counts;
}

export async function keepSafe(
  tables: InTransaction,
  ids: readonly ItemId[],
  { epoch, day, graceDays }: SafeGrace,
  minute: number,
): Promise<KeptSafe> {
  const [before, found] = await Promise.all([readCounts(tables, minute), tables.items.bulkGet([...ids])]);
  let outbox = before;
  let answers = 0;
  const noted: ItemRow[] = [];
  const gone: ItemId[] = [];
  for (const item of found) {
    if (!isMovable(item) || item.state !== STATES.received || item.kind === "mark") {
      continue;
    }
    const since = item.safe?.epoch === epoch ? item.safe.day : null;
    if (since !== null && day - since >= graceDays) {
      gone.push(item.id);
      outbox = counted(outbox, item.kind, STATES.received, -1, minute);
      continue;
    }
    if (since === null) {
      noted.push({ ...item, safe: { epoch, day } });
    }
    answers += item.kind === "sealed-answer" ? 1 : 0;
  }
  await Promise.all([
    tables.items.bulkPut(noted),
    tables.items.bulkDelete(gone),
    gone.length === 0 ? undefined : tables.singles.put({ name: "outbox", value: outbox }),
  ]);
  return { outbox, answers };
}

/** One transaction, however much is kept: emptying a table is a single request. */
export async function join(tables: InTransaction, joining: Joining, minute: number): Promise<Loaded | "unsent"> {
  const { device, release, parting, resetsPin, pin: given } = joining;
  if (parting) {
    // Counted here and not before: an answer may have turned out to be lacking in between. What can't be read counts, too.
    const [all, received] = await Promise.all([tables.items.count(), ofState(tables.items, STATES.received).count()]);
    if (all > received) {
      return "unsent";
    }
    await tables.items.clear();
  }
  const [pin] = await Promise.all([tables.singles.get("pin"), tables.releases.clear()]);
  const nothing = { shift: null, handOver: null, lastContact: null, clocks: null, lastShift: null, figures: null, safety: null };
  const singles = { device, ...nothing, ...(parting ? { outbox: null } : {}) };
  // A PIN that can't be read would stand in the way of a new one; whoever has the code may choose it.
  const noPin = resetsPin ? { pin: null, pinGuard: null } : {};
  const unreadablePin = pin !== undefined && readSingle("pin", pin.value) === undefined ? { pin: null } : {};
  const givenPin = given === null || resetsPin ? {} : { pin: given };
  await commit(tables, { release, singles: { ...singles, ...noPin, ...unreadablePin, ...givenPin } }, minute);
  return load(tables, "all", minute);
}
