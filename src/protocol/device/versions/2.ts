import * as v from "valibot";
import type { ItemHash, ReleaseHash } from "../../../kernel/hashes.ts";
import type { Epoch, ItemId, Nonce, RoundId, ServerId } from "../../../kernel/ids.ts";
import { CountsMessage, hashOf, idOf } from "../../atoms.ts";
import { ItemStatus } from "../sync.ts";

/** Where version 2 says more than is read by now: its first tablets refuse a reply without `durable`. */
export const SyncResponse2 = v.object({
  protocol: v.literal(2),
  serverId: idOf<ServerId>(),
  epoch: idOf<Epoch>(),
  nonce: idOf<Nonce>(),
  results: v.array(v.object({ id: idOf<ItemId>(), sha256: hashOf<ItemHash>(), status: ItemStatus })),
  want: v.array(idOf<ItemId>()),
  durable: v.array(idOf<ItemId>()),
  serverTime: v.string(),
  site: v.nullable(v.object({ roundId: idOf<RoundId>(), counts: CountsMessage })),
  release: v.nullable(hashOf<ReleaseHash>()),
});
