import type { ItemHash } from "../kernel/hashes.ts";
import type { ItemId, RoundId } from "../kernel/ids.ts";
import type { KeptKind } from "../protocol/device/item.ts";

/** One thing that must reach the server: minted once, and never changed. `bytes` is the canonical text of a mark or a fault report, or a sealed answer. */
export type MintedItem = {
  readonly id: ItemId;
  readonly kind: KeptKind;
  readonly roundId: RoundId;
  readonly sha256: ItemHash;
  readonly bytes: string;
};
