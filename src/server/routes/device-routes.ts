import type { FastifyInstance } from "fastify";
import type { Offer, ReleaseReply } from "../../protocol/device/enrol.ts";
import { ENROL_REQUESTS, enrolReplyIn, SYNC_REQUESTS, spokenIn, WIPED_REPORTS } from "../../protocol/device/requests.ts";
import { MOST_BYTES } from "../../protocol/device/sync.ts";
import type { WipedReply } from "../../protocol/device/wiped.ts";
import { PROTOCOL } from "../../protocol/version.ts";
import { enrolDevice } from "../administration/enrolments.ts";
import { deviceRelease } from "../ingest/device-release.ts";
import { exchange } from "../ingest/exchange.ts";
import { noteWiped } from "../ingest/generations.ts";
import { readDeviceMessage, readDeviceVersion } from "../ingest/read-device-message.ts";
import { asSeenBy } from "../security/practice-offer.ts";
import type { ServerContext } from "../server-context.ts";
import { deviceOf } from "./access.ts";
import { gunzipBody } from "./json-bodies.ts";
import { sendProblem } from "./problem-reply.ts";
import { ENROL_LIMIT } from "./rate-limits.ts";

const SMALL_BODY = 4096;

/** What tablets call. Each is answered in the version of the protocol that it speaks. */
export function addDeviceRoutes(app: FastifyInstance, context: ServerContext): void {
  app.get("/api/device/offer", async (request, reply) => {
    const version = readDeviceVersion(request.query);
    const offer: Offer = { protocol: PROTOCOL, practice: asSeenBy(context, request).practiceOffered };
    return version.ok ? spokenIn(version.value, offer) : sendProblem(reply, version.error);
  });

  app.post("/api/device/enrol", { bodyLimit: SMALL_BODY, config: { rateLimit: ENROL_LIMIT } }, async (request, reply) => {
    const read = readDeviceMessage(ENROL_REQUESTS, request.body);
    if (!read.ok) {
      return sendProblem(reply, read.error);
    }
    const enrolled = await enrolDevice(asSeenBy(context, request), read.value.message);
    return enrolled.ok ? enrolReplyIn(read.value.protocol, enrolled.value) : sendProblem(reply, enrolled.error);
  });

  // Public, since the device's secret went with its database. Whoever doesn't know both ids learns and changes nothing.
  app.post("/api/device/wiped", { bodyLimit: SMALL_BODY, config: { rateLimit: ENROL_LIMIT } }, async (request, reply) => {
    const read = readDeviceMessage(WIPED_REPORTS, request.body);
    if (!read.ok) {
      return sendProblem(reply, read.error);
    }
    const answer: WipedReply = { protocol: PROTOCOL, known: await noteWiped(context, read.value.message) };
    return spokenIn(read.value.protocol, answer);
  });

  app.get("/api/device/release", async (request, reply) => {
    const version = readDeviceVersion(request.query);
    if (!version.ok) {
      return sendProblem(reply, version.error);
    }
    const device = deviceOf(request);
    const found = await deviceRelease(context.store.queries, device);
    const answer: ReleaseReply | null =
      found === null ? null : { protocol: PROTOCOL, siteId: device.siteId, release: found.release };
    return answer === null ? sendProblem(reply, "not-found") : spokenIn(version.value, answer);
  });

  app.post("/api/device/sync", { bodyLimit: MOST_BYTES, preParsing: gunzipBody }, async (request, reply) => {
    const read = readDeviceMessage(SYNC_REQUESTS, request.body);
    return read.ok
      ? spokenIn(read.value.protocol, await exchange(context, deviceOf(request), read.value.message))
      : sendProblem(reply, read.error);
  });
}
