import * as v from "valibot";
import type { ItemHash } from "../../kernel/hashes.ts";
import type { ItemId, RoundId } from "../../kernel/ids.ts";
import { hashOf, idOf } from "../atoms.ts";

export const ItemKind = v.picklist(["sealed-answer", "mark"]);
export type ItemKind = v.InferOutput<typeof ItemKind>;

/** One thing that the tablet hands in. Its bytes are text and never change; `sha256` is of their UTF-8. */
export const SyncItem = v.strictObject({
  id: idOf<ItemId>(),
  sha256: hashOf<ItemHash>(),
  kind: ItemKind,
  roundId: idOf<RoundId>(),
  bytes: v.pipe(v.string(), v.minLength(1), v.maxLength(256 * 1024)),
});
export type SyncItem = v.InferOutput<typeof SyncItem>;
