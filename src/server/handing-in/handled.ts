import type { ItemStatus } from "../../protocol/device/sync.ts";
import type { ArrivedItem } from "./arrived-item.ts";
import type { StoredItem } from "./stored-item.ts";

/** What became of the items of one kind, and what that does to the figures. `mended`: rows were changed, too. */
export type Handled = {
  readonly statuses: ReadonlyMap<ArrivedItem, ItemStatus>;
  readonly stored: readonly StoredItem[];
  readonly mended: boolean;
};
