import * as v from "valibot";
import type { ItemHash } from "../../kernel/hashes.ts";
import type { ItemId, SiteId } from "../../kernel/ids.ts";
import { hashOf, idOf } from "../atoms.ts";
import { SyncItem } from "../device/item.ts";

/** What stood on one sheet of paper, sealed in the browser of whoever entered it. `id` comes out of the sheet's number. */
export const NewPaperAnswer = v.strictObject({
  id: idOf<ItemId>(),
  sha256: hashOf<ItemHash>(),
  siteId: idOf<SiteId>(),
  sealed: SyncItem.entries.bytes,
});
export type NewPaperAnswer = v.InferOutput<typeof NewPaperAnswer>;

/** One that was entered before. Who names its hash has entered it: nobody else can know it. */
export const KeptPaperAnswer = v.strictObject({ id: idOf<ItemId>(), sha256: hashOf<ItemHash>() });
export type KeptPaperAnswer = v.InferOutput<typeof KeptPaperAnswer>;
