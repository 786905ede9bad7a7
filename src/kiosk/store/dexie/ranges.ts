import { type Collection, Dexie } from "dexie";
import type { ItemId, RoundId } from "../../../kernel/ids.ts";
import type { ItemRow, ItemState } from "../rows.ts";
import type { InTransaction } from "./tables.ts";

/** The items in this state, in id order, from the id after `after` on. */
export function ofState(items: InTransaction["items"], state: ItemState, after = ""): Collection<ItemRow, ItemId> {
  return items.where("[state+id]").between([state, after], [state, Dexie.maxKey], false);
}

export function marksOf(items: InTransaction["items"], roundId: RoundId): Collection<ItemRow, ItemId> {
  return items.where("[kind+roundId]").equals(["mark", roundId]);
}
