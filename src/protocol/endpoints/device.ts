import { EnrolReply, EnrolRequest, Offer, ReleaseReply } from "../device/enrol.ts";
import { FaultReportsReply, FaultReportsRequest } from "../device/fault-report.ts";
import { MOST_BYTES, SyncRequest, SyncResponse } from "../device/sync.ts";
import { ToldReply } from "../device/told.ts";
import { WipedReply, WipedReport } from "../device/wiped.ts";
import { SoundReply } from "../sound.ts";
import type { Endpoints } from "./endpoint.ts";

const SMALL = 4096;

/**
 * What tablets call, in the form of the newest version. What is posted says its version in the body, what is asked with
 * GET behind the question mark (version 1 said none there), and each is answered in the version in which it was asked:
 * `device/requests.ts` and `device/replies.ts`.
 */
export const DEVICE_ENDPOINTS = {
  /** What a tablet may do before it is enrolled. */
  offer: { method: "GET", path: "/api/device/offer", caller: "public", reply: Offer, problems: ["unknown-protocol"] },
  /** Joins one site of one organisation. */
  enrol: {
    method: "POST",
    path: "/api/device/enrol",
    caller: "public",
    body: EnrolRequest,
    mostBytes: SMALL,
    reply: EnrolReply,
    problems: ["unknown-protocol", "too-many-attempts", "code-unknown", "not-allowed", "already-exists"],
  },
  /**
   * The database of a tablet is gone. Public, since the device's secret went with it. Whoever doesn't know both ids
   * learns and changes nothing.
   */
  wiped: {
    method: "POST",
    path: "/api/device/wiped",
    caller: "public",
    body: WipedReport,
    mostBytes: SMALL,
    reply: WipedReply,
    problems: ["unknown-protocol", "too-many-attempts"],
  },
  /** The signed release that the tablet should have. */
  release: {
    method: "GET",
    path: "/api/device/release",
    caller: "device",
    reply: ReleaseReply,
    problems: ["unknown-protocol", "not-found"],
  },
  /** A sound that the tablet's release names. */
  sound: {
    method: "GET",
    path: "/api/device/sounds/:sha256",
    caller: "device",
    reply: SoundReply,
    problems: ["unknown-protocol", "not-found"],
  },
  /** What kept people from using the app, as they said it. */
  faultReports: {
    method: "POST",
    path: "/api/device/fault-reports",
    caller: "device",
    body: FaultReportsRequest,
    reply: FaultReportsReply,
    problems: ["unknown-protocol"],
  },
  /** What the waiting room is told on the first screen, signed. */
  told: { method: "GET", path: "/api/device/told", caller: "device", reply: ToldReply, problems: ["unknown-protocol"] },
  /** One round trip: hands in, and asks what is missing. */
  sync: {
    method: "POST",
    path: "/api/device/sync",
    caller: "device",
    body: SyncRequest,
    mostBytes: MOST_BYTES,
    gzip: true,
    reply: SyncResponse,
    problems: ["unknown-protocol", "too-many-attempts"],
  },
} as const satisfies Endpoints;
