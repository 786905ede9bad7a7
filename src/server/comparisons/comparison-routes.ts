import type { FastifyInstance } from "fastify";
import { ok } from "../../kernel/result.ts";
import { COMPARISON_ENDPOINTS } from "../../protocol/endpoints/comparisons.ts";
import { addRoutes } from "../http/add-routes.ts";
import type { ServerContext } from "../server-context.ts";
import { addComparison, listComparisons, removeComparison } from "./comparisons.ts";

export function addComparisonRoutes(app: FastifyInstance, context: ServerContext): void {
  addRoutes(app, COMPARISON_ENDPOINTS, {
    comparisons: async ({ user }) => ok(await listComparisons(user, context)),
    addComparison: ({ user, body }) => addComparison(user, context, body),
    removeComparison: ({ user, ids }) => removeComparison(user, context, ids.id),
  });
}
