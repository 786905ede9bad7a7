import {
  ENROL_REPLIES,
  FAULT_REPORTS_REPLIES,
  OFFERS,
  RELEASE_REPLIES,
  SOUND_REPLIES,
  SYNC_REPLIES,
  TOLD_REPLIES,
  WIPED_REPLIES,
  type Writers,
} from "../device/replies.ts";
import { ENROL_REQUESTS, FAULT_REPORTS_REQUESTS, type Readers, SYNC_REQUESTS, WIPED_REPORTS } from "../device/requests.ts";
import type { DEVICE_ENDPOINTS } from "./device.ts";
import type { BodyOf, Endpoint, ReplyOf } from "./endpoint.ts";

/** How a call is read and answered in each version; what is asked with GET has nothing to read but its version. */
export type Versions<One extends Endpoint> = {
  readonly requests: BodyOf<One> extends undefined ? null : Readers<BodyOf<One>>;
  readonly replies: Writers<ReplyOf<One>>;
};

/** Apart from `DEVICE_ENDPOINTS`, for a tablet speaks the newest version only. */
export const DEVICE_VERSIONS: { readonly [Name in keyof typeof DEVICE_ENDPOINTS]: Versions<(typeof DEVICE_ENDPOINTS)[Name]> } = {
  offer: { requests: null, replies: OFFERS },
  enrol: { requests: ENROL_REQUESTS, replies: ENROL_REPLIES },
  wiped: { requests: WIPED_REPORTS, replies: WIPED_REPLIES },
  release: { requests: null, replies: RELEASE_REPLIES },
  sound: { requests: null, replies: SOUND_REPLIES },
  faultReports: { requests: FAULT_REPORTS_REQUESTS, replies: FAULT_REPORTS_REPLIES },
  told: { requests: null, replies: TOLD_REPLIES },
  sync: { requests: SYNC_REQUESTS, replies: SYNC_REPLIES },
};
