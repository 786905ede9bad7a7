import type { FastifyInstance } from "fastify";
import { ok } from "../../kernel/result.ts";
import { CLIENT_NUMBER_ENDPOINTS } from "../../protocol/endpoints/client-numbers.ts";
import { addRoutes } from "../http/add-routes.ts";
import type { ServerContext } from "../server-context.ts";
import { clientNumbers, keepClientNumbers } from "./client-numbers.ts";

export function addClientNumberRoutes(app: FastifyInstance, context: ServerContext): void {
  addRoutes(app, CLIENT_NUMBER_ENDPOINTS, {
    clientNumbers: async ({ user, ids }) => ok(await clientNumbers(user, context, ids.id)),
    keepClientNumbers: ({ user, ids, body }) => keepClientNumbers(user, context, ids.id, body),
  });
}
