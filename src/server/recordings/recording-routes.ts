import type { FastifyInstance } from "fastify";
import { ok } from "../../kernel/result.ts";
import { RECORDING_ENDPOINTS } from "../../protocol/endpoints/recordings.ts";
import { addRoutes } from "../http/add-routes.ts";
import type { ServerContext } from "../server-context.ts";
import { keepRecording, listRecordings, removeRecording } from "./recordings.ts";
import { soundBytes } from "./sound-bytes.ts";

export function addRecordingRoutes(app: FastifyInstance, context: ServerContext): void {
  addRoutes(app, RECORDING_ENDPOINTS, {
    recordings: async ({ user }) => ok(await listRecordings(user, context)),
    keepRecording: ({ user, body }) => keepRecording(user, context, body),
    removeRecording: async ({ user, query }) => ok(await removeRecording(user, context, query)),
    sound: ({ user, ids }) => soundBytes(user, context, ids.sha256),
  });
}
