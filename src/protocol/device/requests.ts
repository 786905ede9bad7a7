import * as v from "valibot";
import { PROTOCOL, type Protocol } from "../version.ts";
import { Id, WholeNumber } from "../words.ts";
import { EnrolCode, type EnrolReply, EnrolRequest } from "./enrol.ts";
import { MOST_ITEMS, MOST_OFFERED, SyncItem, SyncRequest } from "./sync.ts";
import { WipedReport } from "./wiped.ts";

/** How a request is read in each version that knows it; whatever comes in, the newest form comes out. */
export type Readers<Message> = { readonly [Version in Protocol]?: v.GenericSchema<unknown, Message> };

/** The forms of version 1, as they were. */
export const EnrolRequest1 = v.strictObject({ protocol: v.literal(1), code: EnrolCode, generation: Id });
export const SyncRequest1 = v.strictObject({
  protocol: v.literal(1),
  generation: Id,
  nonce: Id,
  have: v.pipe(v.array(Id), v.maxLength(MOST_OFFERED)),
  put: v.pipe(v.array(SyncItem), v.maxLength(MOST_ITEMS)),
  queue: v.strictObject({ pending: WholeNumber, acknowledged: WholeNumber, oldestMinutes: v.nullable(WholeNumber) }),
  appVersion: v.pipe(v.string(), v.maxLength(40)),
});

export const ENROL_REQUESTS: Readers<EnrolRequest> = {
  1: v.pipe(
    EnrolRequest1,
    v.transform((request): EnrolRequest => ({ ...request, protocol: PROTOCOL })),
  ),
  2: EnrolRequest,
};

export const SYNC_REQUESTS: Readers<SyncRequest> = {
  1: v.pipe(
    SyncRequest1,
    v.transform(
      (request): SyncRequest => ({
        ...request,
        protocol: PROTOCOL,
        queue: { ...request.queue, marksPending: null, unreadable: 0 },
      }),
    ),
  ),
  2: SyncRequest,
};

export const WIPED_REPORTS: Readers<WipedReport> = { 2: WipedReport };

/** What a request is answered in: the words of the version that it was asked in. All replies but one have had one form so far. */
export function spokenIn<Reply extends { readonly protocol: Protocol }>(
  protocol: Protocol,
  reply: Reply,
): Omit<Reply, "protocol"> & { readonly protocol: Protocol } {
  return { ...reply, protocol };
}

/** A tablet of version 1 knows nothing of names. */
export function enrolReplyIn(protocol: Protocol, { name, ...reply }: EnrolReply) {
  return spokenIn(protocol, protocol === 1 ? reply : { ...reply, name });
}
