import * as v from "valibot";
import { CountsMessage, Hash, Id } from "../../../src/protocol/atoms.ts";
import { ItemStatus } from "../../../src/protocol/device/sync.ts";

/** What a tablet of version 1 reads of a server's replies. Such tablets are out in the field: this is never edited. */
export const Offer1 = v.object({ protocol: v.literal(1), practice: v.boolean() });

export const EnrolReply1 = v.object({
  protocol: v.literal(1),
  deviceId: Id,
  token: v.pipe(v.string(), v.minLength(32), v.maxLength(100)),
  serverId: Id,
  epoch: Id,
  siteId: Id,
  release: v.string(),
});

export const ReleaseReply1 = v.object({ protocol: v.literal(1), siteId: Id, release: v.string() });

export const SyncResponse1 = v.object({
  protocol: v.literal(1),
  serverId: Id,
  epoch: Id,
  nonce: Id,
  results: v.array(v.object({ id: Id, sha256: Hash, status: ItemStatus })),
  want: v.array(Id),
  durable: v.array(Id),
  serverTime: v.string(),
  site: v.nullable(v.object({ roundId: Id, counts: CountsMessage })),
  release: v.nullable(Hash),
});
