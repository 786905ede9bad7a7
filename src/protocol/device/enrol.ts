import * as v from "valibot";
import type { DeviceId, Epoch, Generation, ServerId, SiteId } from "../../kernel/ids.ts";
import { idOf, Name, SignedReleaseText } from "../atoms.ts";
import { PROTOCOL } from "../version.ts";

/** Whether the server offers a practice round. */
export const Offer = v.object({ protocol: v.literal(PROTOCOL), practice: v.boolean() });
export type Offer = v.InferOutput<typeof Offer>;

/** Shown once in the console; null asks for the practice round. */
export const EnrolCode = v.nullable(v.pipe(v.string(), v.minLength(8), v.maxLength(40)));

export const EnrolRequest = v.strictObject({
  protocol: v.literal(PROTOCOL),
  code: EnrolCode,
  generation: idOf<Generation>(),
  /** What people call the tablet, if they call it anything. */
  name: v.exactOptional(Name),
  /**
   * The device that the tablet was, and its database, both random and known to nobody but it and the server: its name is
   * then free, and goes on where no other is given.
   */
  previous: v.exactOptional(v.strictObject({ deviceId: idOf<DeviceId>(), generation: idOf<Generation>() })),
});
export type EnrolRequest = v.InferOutput<typeof EnrolRequest>;

export const EnrolReply = v.object({
  protocol: v.literal(PROTOCOL),
  deviceId: idOf<DeviceId>(),
  /** Secret of the device, sent as `Authorization: Bearer …`; the server keeps only its hash. */
  token: v.pipe(v.string(), v.minLength(32), v.maxLength(100)),
  serverId: idOf<ServerId>(),
  epoch: idOf<Epoch>(),
  siteId: idOf<SiteId>(),
  /** What people will call the tablet: the name that it brought, or that its code was made with. */
  name: v.nullable(Name),
  /** The signed release (JWS, compact). */
  release: SignedReleaseText,
});
export type EnrolReply = v.InferOutput<typeof EnrolReply>;

export const ReleaseReply = v.object({ protocol: v.literal(PROTOCOL), siteId: idOf<SiteId>(), release: SignedReleaseText });
export type ReleaseReply = v.InferOutput<typeof ReleaseReply>;
