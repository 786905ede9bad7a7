import * as v from "valibot";
import type { ItemHash } from "../../kernel/hashes.ts";
import type { ItemId, RoundId } from "../../kernel/ids.ts";
import { hashOf, idOf } from "../atoms.ts";

const ItemKind = v.picklist(["sealed-answer", "mark"]);

/** All that a tablet keeps and hands in: what goes with an exchange, and reports of faults, which have a call of their own. */
export const KeptKind = v.picklist([...ItemKind.options, "fault-report"]);
export type KeptKind = v.InferOutput<typeof KeptKind>;

/** One thing that the tablet hands in. Its bytes are text and never change; `sha256` is of their UTF-8. */
export const SyncItem = v.strictObject({
  id: idOf<ItemId>(),
  sha256: hashOf<ItemHash>(),
  kind: ItemKind,
  roundId: idOf<RoundId>(),
  bytes: v.pipe(v.string(), v.minLength(1), v.maxLength(256 * 1024)),
});
export type SyncItem = v.InferOutput<typeof SyncItem>;
