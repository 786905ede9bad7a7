import type { MintedItem } from "../../envelopes/minted-item.ts";
import type { ItemId } from "../../kernel/ids.ts";
import type { Device, MarksPage, OutboxCounts, ReadableItems, StoredRelease } from "./records.ts";
import type { ItemState } from "./rows.ts";
import type { Wanted } from "./slices.ts";
import type { FirstMarks, FoundGeneration, Loaded } from "./snapshot.ts";
import type { Change, KeptSafe, SafeGrace } from "./tablet-store.ts";

/**
 * What the store asks of a database: each call is one transaction, all of it or nothing, and throws where it could not. It
 * is opened at the first call, and anew at the next one after any failure: a connection that failed may be dead for good.
 */
export type Database = {
  readonly load: (call: Call, marks: "all" | FirstMarks) => Promise<Loaded>;
  /** Of the next `most` items after `after` those that are marks of the tablet's round. */
  readonly marks: (call: Call, after: string, most: number) => Promise<MarksPage>;
  readonly look: (call: Call) => Promise<void>;
  /** Settles only when it is on the disk, as the others that write. */
  readonly commit: (call: Call, change: Change) => Promise<OutboxCounts>;
  /** What lies there under these ids, in their order. */
  readonly copies: (call: Call, ids: readonly ItemId[]) => Promise<readonly (MintedItem | undefined)[]>;
  readonly join: (call: Call, joining: Joining) => Promise<Loaded | "unsent">;
  readonly leaving: (call: Call, most: number) => Promise<ReadableItems>;
  /** In id order, those after `after`. */
  readonly idsIn: (call: Call, state: ItemState, after: ItemId | "", most: number) => Promise<readonly ItemId[]>;
  /** Moves the wanted items that are in `from` and have the hash that is named, if one is; all others stay. */
  readonly move: (call: Call, wanted: readonly Wanted[], from: ItemState, to: ItemState) => Promise<OutboxCounts>;
  /** As the store's, of one slice. */
  readonly keepSafe: (call: Call, ids: readonly ItemId[], since: SafeGrace) => Promise<KeptSafe>;
  readonly putProbe: (call: Call) => Promise<void>;
  readonly readProbe: (call: Call) => Promise<unknown>;
  readonly deleteProbe: (call: Call) => Promise<void>;
  readonly close: () => Promise<void>;
};

export type Call = {
  /**
   * Told in each transaction which database it is in; it throws where that is the wrong one, and the transaction is undone.
   * Of two transactions that write, the one that came first tells it first.
   */
  readonly check: (generation: FoundGeneration) => void;
  /** The present minute of the epoch. */
  readonly minute: number;
  /**
   * Ends a call that takes too long: it fails, with all that it wrote taken back, unless its commit has begun. Then the
   * commit's own end is the call's.
   */
  readonly givenUp: AbortSignal;
};

export type Joining = {
  readonly device: Device;
  readonly release: StoredRelease;
  readonly parting: boolean;
  readonly resetsPin: boolean;
  /** The PIN of an emptied tablet, which its second place has kept. */
  readonly pin: { readonly salt: string; readonly hash: string } | null;
};
