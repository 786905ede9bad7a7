import * as v from "valibot";
import type { ItemHash, ReleaseHash } from "../../../kernel/hashes.ts";
import type { DeviceId, Epoch, Generation, ItemId, Nonce, RoundId, ServerId, SiteId } from "../../../kernel/ids.ts";
import { CountsMessage, hashOf, idOf, SignedReleaseText, WholeNumber } from "../../atoms.ts";
import { EnrolCode } from "../enrol.ts";
import { SyncItem } from "../item.ts";
import { ItemStatus, MOST_ITEMS, MOST_OFFERED } from "../sync.ts";

/** The messages of version 1 as they were; tablets out in the field still speak it. */
export const EnrolRequest1 = v.strictObject({ protocol: v.literal(1), code: EnrolCode, generation: idOf<Generation>() });

export const SyncRequest1 = v.strictObject({
  protocol: v.literal(1),
  generation: idOf<Generation>(),
  nonce: idOf<Nonce>(),
  have: v.pipe(v.array(idOf<ItemId>()), v.maxLength(MOST_OFFERED)),
  put: v.pipe(v.array(SyncItem), v.maxLength(MOST_ITEMS)),
  queue: v.strictObject({ pending: WholeNumber, acknowledged: WholeNumber, oldestMinutes: v.nullable(WholeNumber) }),
  appVersion: v.pipe(v.string(), v.maxLength(40)),
});

export const Offer1 = v.object({ protocol: v.literal(1), practice: v.boolean() });

export const EnrolReply1 = v.object({
  protocol: v.literal(1),
  deviceId: idOf<DeviceId>(),
  token: v.pipe(v.string(), v.minLength(32), v.maxLength(100)),
  serverId: idOf<ServerId>(),
  epoch: idOf<Epoch>(),
  siteId: idOf<SiteId>(),
  release: SignedReleaseText,
});

export const ReleaseReply1 = v.object({ protocol: v.literal(1), siteId: idOf<SiteId>(), release: SignedReleaseText });

export const SyncResponse1 = v.object({
  protocol: v.literal(1),
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
