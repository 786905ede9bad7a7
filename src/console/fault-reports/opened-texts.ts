import type { ItemId } from "../../kernel/ids.ts";

/** What was written beside reports, opened: in the screen's memory, and gone with it. Null: could not be opened. */
export type OpenedTexts = ReadonlyMap<ItemId, string | null>;
