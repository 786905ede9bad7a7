import type { MintedItem } from "../../envelopes/minted-item.ts";
import type { ItemHash } from "../../kernel/hashes.ts";
import type { ItemId } from "../../kernel/ids.ts";
import type { Result } from "../../kernel/result.ts";
import type { StorageFailure } from "./failure.ts";
import type { Device, MarksPage, OutboxCounts, ReadableItems, Singles, StoredRelease } from "./records.ts";
import type { SafeSince } from "./rows.ts";
import type { FirstMarks, FirstSnapshot, Snapshot } from "./snapshot.ts";
import type { Watch } from "./watch.ts";

/**
 * The tablet's store of record, whatever database it stands on. Each call is one transaction or says where it is several,
 * settles within a deadline and never throws: a failure says why, and that nothing of the call is stored. The exception is
 * `hung`: what became of a commit that never answered is not known before the app starts anew.
 * What every implementation must do is written as laws in `tests/contracts`.
 */
export type TabletStore = {
  /** Notices an emptied database, and knows what stood in it. */
  readonly watch: Watch;

  /**
   * Calls the listener when another page has brought the database up to a newer version of the app. Nothing of this page
   * is lost, and nothing more is stored by it: from then on each call fails as `newer`.
   */
  readonly onOvertaken: (listener: () => void) => void;

  /** Everything that the screens need, read in one transaction. Tells the watch which database this page works in. */
  readonly load: () => Promise<Result<Snapshot, StorageFailure>>;

  /**
   * What the first screen needs, and the marks only where it needs them; the rest is read with `loadMarks`, after the
   * first paint. Where nothing is stored yet, it says so and makes nothing. Tells the watch as `load` does.
   */
  readonly loadFirst: (marks: FirstMarks) => Promise<Result<FirstSnapshot, StorageFailure>>;

  /**
   * A page of the marks of the round that the tablet belongs to now: of the next `most` items after `after` in id order (""
   * for the first page) those that are such marks; none where it has no place.
   */
  readonly loadMarks: (after: string, most: number) => Promise<Result<MarksPage, StorageFailure>>;

  /** Whether the database that the page began with is still there: noticed without anything to store. */
  readonly look: () => Promise<Result<void, StorageFailure>>;

  /**
   * Commits the change, all of it or nothing, with strict durability: when this says ok, the disk has it. An item that is
   * there already counts no second time. Returns the counts after it.
   */
  readonly commit: (change: Change) => Promise<Result<OutboxCounts, StorageFailure>>;

  /** Reads items back in a transaction of its own and compares their hashes: what "saved" rests on. `differs` if one does. */
  readonly verify: (items: readonly MintedItem[]) => Promise<Result<void, StorageFailure>>;

  /**
   * Gives the tablet another place, and tells what is stored from then on. `parting`: what is kept of the organisation
   * before goes in the same commit, and nothing happens while the server lacks any of it (`unsent`). PIN and lock-out stay,
   * unless `resetsPin`. An emptied tablet gets its PIN back.
   */
  readonly join: (
    device: Device,
    release: StoredRelease,
    parting: boolean,
    resetsPin?: boolean,
  ) => Promise<Result<Snapshot, StorageFailure | "unsent">>;

  /** What may leave and is not yet acknowledged, at most `most` items. One that can't be read keeps no other back. */
  readonly leaving: (most: number) => Promise<Result<ReadableItems, StorageFailure>>;

  /** A page of the ids that the server has acknowledged: after `after` in id order ("" for the first page), at most `most`. */
  readonly receivedIds: (after: ItemId | "", most: number) => Promise<Result<readonly ItemId[], StorageFailure>>;

  /** Lets all answers leave together that wait now. Like the two below slice by slice: what is moved stays moved. */
  readonly letLeave: () => Promise<Result<OutboxCounts, StorageFailure>>;

  /** Marks items as received. An acknowledgement counts only with the hash of what is stored here. */
  readonly acknowledge: (items: readonly Acknowledged[]) => Promise<Result<OutboxCounts, StorageFailure>>;

  /** Items that the server turned out to lack must leave again. */
  readonly offerAgain: (ids: readonly ItemId[]) => Promise<Result<OutboxCounts, StorageFailure>>;

  /**
   * Notes of received items that the server says they are safe; answers and reports of which it said so `graceDays` days ago,
   * under the same epoch, go. Marks stay: the tally is made of them. Slice by slice.
   */
  readonly keepSafe: (ids: readonly ItemId[], since: SafeGrace) => Promise<Result<KeptSafe, StorageFailure>>;

  /** Writes a probe, reads it back, removes it: the readiness check's own hand on the disk. */
  readonly probe: () => Promise<Result<void, StorageFailure>>;
};

/** A write of several records that are on the disk together or not at all. A single that is null is removed. */
export type Change = {
  readonly items?: readonly MintedItem[];
  readonly release?: StoredRelease;
  readonly singles?: Partial<{ readonly [Name in keyof Singles]: Singles[Name] | null }>;
};

/** Today, as the tablet counts days, and how many a copy stays. */
export type SafeGrace = SafeSince & { readonly graceDays: number };

/** `answers`: how many of the named are safe answers that are still kept. */
export type KeptSafe = { readonly outbox: OutboxCounts; readonly answers: number };

/** What the server says it has on its disk. */
export type Acknowledged = { readonly id: ItemId; readonly sha256: ItemHash };
