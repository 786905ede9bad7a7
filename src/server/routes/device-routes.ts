import type { FastifyInstance } from "fastify";
import { type EnrolReply, EnrolRequest, type Offer, type ReleaseReply } from "../../protocol/device/enrol.ts";
import { MOST_BYTES, SyncRequest } from "../../protocol/device/sync.ts";
import { PROTOCOL } from "../../protocol/version.ts";
import { enrolDevice } from "../administration/enrolments.ts";
import { deviceRelease } from "../ingest/device-release.ts";
import { exchange } from "../ingest/exchange.ts";
import { readDeviceMessage } from "../ingest/read-device-message.ts";
import type { ServerContext } from "../server-context.ts";
import { deviceOf } from "./access.ts";
import { gunzipBody } from "./json-bodies.ts";
import { sendProblem, sendResult } from "./problem-reply.ts";
import { ENROL_LIMIT } from "./rate-limits.ts";

const SMALL_BODY = 4096;

/** What tablets call. */
export function addDeviceRoutes(app: FastifyInstance, context: ServerContext): void {
  app.get("/api/device/offer", async (): Promise<Offer> => ({ protocol: PROTOCOL, practice: context.practiceOffered }));

  app.post("/api/device/enrol", { bodyLimit: SMALL_BODY, config: { rateLimit: ENROL_LIMIT } }, async (request, reply) => {
    const message = readDeviceMessage(EnrolRequest, request.body);
    return message.ok
      ? sendResult<EnrolReply>(reply, await enrolDevice(context, message.value))
      : sendProblem(reply, message.error);
  });

  app.get("/api/device/release", async (request, reply) => {
    const device = deviceOf(request);
    const found = await deviceRelease(context.store.queries, device);
    const answer: ReleaseReply | null =
      found === null ? null : { protocol: PROTOCOL, siteId: device.siteId, release: found.release };
    return answer ?? sendProblem(reply, "not-found");
  });

  app.post("/api/device/sync", { bodyLimit: MOST_BYTES, preParsing: gunzipBody }, async (request, reply) => {
    const message = readDeviceMessage(SyncRequest, request.body);
    return message.ok ? exchange(context, deviceOf(request), message.value) : sendProblem(reply, message.error);
  });
}
