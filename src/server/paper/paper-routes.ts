import type { FastifyInstance } from "fastify";
import { PAPER_ENDPOINTS } from "../../protocol/endpoints/paper.ts";
import { addRoutes } from "../http/add-routes.ts";
import type { ServerContext } from "../server-context.ts";
import { addPaperAnswer, takeBackPaperAnswer } from "./paper-answers.ts";

export function addPaperRoutes(app: FastifyInstance, context: ServerContext): void {
  addRoutes(app, PAPER_ENDPOINTS, {
    addPaperAnswer: ({ user, ids, body }) => addPaperAnswer(user, context, ids.id, body),
    takeBackPaperAnswer: ({ user, ids, body }) => takeBackPaperAnswer(user, context, ids.id, body),
  });
}
