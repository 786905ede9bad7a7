import * as v from "valibot";
import type { ItemHash, ReleaseHash } from "../../kernel/hashes.ts";
import type { Epoch, Generation, ItemId, Nonce, RoundId, ServerId } from "../../kernel/ids.ts";
import { CountsMessage, hashOf, idOf, WholeNumber } from "../atoms.ts";
import { PROTOCOL } from "../version.ts";
import { SyncItem } from "./item.ts";

/** At most this many items in one request, and this many bytes of JSON, before compression. */
export const MOST_ITEMS = 500;
export const MOST_BYTES = 1024 * 1024;
/** At most this many ids offered in one request. */
export const MOST_OFFERED = 10_000;

/** So many days a tablet keeps what it was told is safe, whatever a server says. */
export const LEAST_GRACE_DAYS = 7;

/**
 * One round trip. `have` offers ids that the tablet keeps; the server answers which of them it wants. `put` brings
 * items. No checkpoint anywhere: what the server has is asked anew each time.
 */
export const SyncRequest = v.strictObject({
  protocol: v.literal(PROTOCOL),
  /** Random id of the tablet's database, made with it: a new one means that the old one was wiped. */
  generation: idOf<Generation>(),
  /** Echoed by the server, so that no cached or captive page can acknowledge anything. */
  nonce: idOf<Nonce>(),
  have: v.pipe(v.array(idOf<ItemId>()), v.maxLength(MOST_OFFERED)),
  put: v.pipe(v.array(SyncItem), v.maxLength(MOST_ITEMS)),
  queue: v.strictObject({
    /** Sealed answers that are kept and not confirmed, and those that are. */
    pending: WholeNumber,
    acknowledged: WholeNumber,
    oldestMinutes: v.nullable(WholeNumber),
    /** Marks that are kept and not confirmed; null from a tablet that doesn't count them. */
    marksPending: v.nullable(WholeNumber),
    /** Answers and marks that lie on the tablet in a form that it can't read, and so can't hand in. */
    unreadable: WholeNumber,
  }),
  appVersion: v.pipe(v.string(), v.maxLength(40)),
});
export type SyncRequest = v.InferOutput<typeof SyncRequest>;

/**
 * | status      | means                                                      | kept by the server |
 * | ----------- | ---------------------------------------------------------- | ------------------ |
 * | stored      | on the disk now                                            | yes                |
 * | already     | was there, byte for byte the same                          | yes                |
 * | kept-both   | another item with this id is there; both are kept, flagged | yes                |
 * | quarantined | stored, but its round or its form is unknown here          | yes                |
 * | damaged     | the bytes don't give the hash; send again                  | no                 |
 */
export const ItemStatus = v.picklist(["stored", "already", "kept-both", "quarantined", "damaged"]);
export type ItemStatus = v.InferOutput<typeof ItemStatus>;

/**
 * What a server that saves itself says of the ids that were offered; a server that doesn't says nothing. `safe`: which of them a
 * backup holds that was restored and compared, as stretches of the list `have`, each from its first place to behind its last.
 */
export const BackupWord = v.object({
  /** So many days a copy stays after it was first said to be safe. */
  graceDays: WholeNumber,
  /** How old the latest such backup is; null: there is none. */
  minutesAgo: v.nullable(WholeNumber),
  safe: v.pipe(v.array(v.tuple([WholeNumber, WholeNumber])), v.maxLength(MOST_OFFERED)),
});
export type BackupWord = v.InferOutput<typeof BackupWord>;

export const SyncResponse = v.object({
  protocol: v.literal(PROTOCOL),
  serverId: idOf<ServerId>(),
  /** Changes when the server was restored from a backup: everything kept is then offered again. */
  epoch: idOf<Epoch>(),
  nonce: idOf<Nonce>(),
  results: v.array(v.object({ id: idOf<ItemId>(), sha256: hashOf<ItemHash>(), status: ItemStatus })),
  want: v.array(idOf<ItemId>()),
  /** ISO 8601: the tablet compares clocks. */
  serverTime: v.string(),
  /** The whole site's counts in the tablet's round, from every tablet. */
  site: v.nullable(v.object({ roundId: idOf<RoundId>(), counts: CountsMessage })),
  /** Hash of the release that the tablet should have; it fetches a new one when it differs. */
  release: v.nullable(hashOf<ReleaseHash>()),
  backup: v.exactOptional(BackupWord),
});
export type SyncResponse = v.InferOutput<typeof SyncResponse>;

export function isKept(status: ItemStatus): boolean {
  return status !== "damaged";
}
