import * as v from "valibot";
import { PROTOCOL } from "../version.ts";
import { CountsMessage, Hash, Id, WholeNumber } from "../words.ts";

/** At most this many items in one request, and this many bytes of JSON, before compression. */
export const MOST_ITEMS = 500;
export const MOST_BYTES = 1024 * 1024;
/** At most this many ids offered in one request. */
export const MOST_OFFERED = 10_000;

export const ItemKind = v.picklist(["sealed-answer", "mark"]);
export type ItemKind = v.InferOutput<typeof ItemKind>;

/** One thing that the tablet hands in. Its bytes are text and never change; `sha256` is of their UTF-8. */
export const SyncItem = v.strictObject({
  id: Id,
  sha256: Hash,
  kind: ItemKind,
  roundId: Id,
  bytes: v.pipe(v.string(), v.minLength(1), v.maxLength(256 * 1024)),
});
export type SyncItem = v.InferOutput<typeof SyncItem>;

/**
 * One round trip. `have` offers ids that the tablet keeps; the server answers which of them it wants. `put` brings
 * items. No checkpoint anywhere: what the server has is asked anew each time.
 */
export const SyncRequest = v.strictObject({
  protocol: v.literal(PROTOCOL),
  /** Random id of the tablet's database, made with it: a new one means that the old one was wiped. */
  generation: Id,
  /** Echoed by the server, so that no cached or captive page can acknowledge anything. */
  nonce: Id,
  have: v.pipe(v.array(Id), v.maxLength(MOST_OFFERED)),
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

export const SyncResponse = v.object({
  protocol: v.literal(PROTOCOL),
  serverId: Id,
  /** Changes when the server was restored from a backup: everything kept is then offered again. */
  epoch: Id,
  nonce: Id,
  results: v.array(v.object({ id: Id, sha256: Hash, status: ItemStatus })),
  want: v.array(Id),
  /** Ids that are in a verified backup. */
  durable: v.array(Id),
  serverTime: v.string(),
  /** The whole site's counts in the tablet's round, from every tablet. */
  site: v.nullable(v.object({ roundId: Id, counts: CountsMessage })),
  /** Hash of the release that the tablet should have; it fetches a new one when it differs. */
  release: v.nullable(Hash),
});
export type SyncResponse = v.InferOutput<typeof SyncResponse>;

export function isKept(status: ItemStatus): boolean {
  return status !== "damaged";
}
