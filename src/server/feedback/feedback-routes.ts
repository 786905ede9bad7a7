import type { FastifyInstance } from "fastify";
import { ok } from "../../kernel/result.ts";
import { FEEDBACK_ENDPOINTS } from "../../protocol/endpoints/feedback.ts";
import { addRoutes } from "../http/add-routes.ts";
import type { ServerContext } from "../server-context.ts";
import { listFeedback, saveFeedback } from "./feedback.ts";
import { takeBackTold, tellWaitingRoom } from "./told.ts";

export function addFeedbackRoutes(app: FastifyInstance, context: ServerContext): void {
  addRoutes(app, FEEDBACK_ENDPOINTS, {
    feedback: async ({ user, ids }) => ok(await listFeedback(user, context, ids.id)),
    saveFeedback: ({ user, ids, body }) => saveFeedback(user, context, ids.id, body),
    tellWaitingRoom: ({ user, ids, body }) => tellWaitingRoom(user, context, ids.id, body),
    takeBackTold: ({ user, ids, body }) => takeBackTold(user, context, ids.id, body.siteId),
  });
}
