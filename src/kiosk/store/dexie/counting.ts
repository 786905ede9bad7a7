import { counted } from "../counts.ts";
import { isMovable, readSingle } from "../record-schemas.ts";
import { NO_COUNTS, type OutboxCounts } from "../records.ts";
import { STATES } from "../rows.ts";
import { ofState } from "./ranges.ts";
import type { InTransaction } from "./tables.ts";

/** How many items are read at once where all must be. */
const PAGE = 250;

/** The stored counts; counted anew from the items where they are missing or can't be read. */
export async function readCounts(tables: InTransaction, minute: number): Promise<OutboxCounts> {
  const row = await tables.singles.get("outbox");
  return readSingle("outbox", row?.value) ?? recount(tables, minute);
}

export async function recount({ items }: InTransaction, minute: number): Promise<OutboxCounts> {
  let counts = NO_COUNTS;
  let after = "";
  for (;;) {
    const page = await items.where("id").above(after).limit(PAGE).toArray();
    for (const item of page) {
      counts = isMovable(item) ? counted(counts, item.kind, item.state, 1, minute) : counts;
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) {
      return counts;
    }
    after = last.id;
  }
}

/** How many items there are, and how many in no state that anybody knows, so that no list has them. */
export async function countItems({ items }: InTransaction): Promise<{ readonly all: number; readonly astray: number }> {
  const states = Object.values(STATES).map((state) => ofState(items, state).count());
  const [all, ...known] = await Promise.all([items.count(), ...states]);
  return { all, astray: all - known.reduce((sum, count) => sum + count, 0) };
}
