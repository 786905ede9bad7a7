import type { FastifyInstance } from "fastify";
import { ok } from "../../kernel/result.ts";
import { DESCRIPTION_ENDPOINTS } from "../../protocol/endpoints/description.ts";
import { addRoutes } from "../http/add-routes.ts";
import { describeCalls, type OpenApi } from "./describe-calls.ts";

export function addDescriptionRoute(app: FastifyInstance): void {
  let made: OpenApi | null = null;
  addRoutes(app, DESCRIPTION_ENDPOINTS, {
    description() {
      made ??= describeCalls();
      return ok({ ...made });
    },
  });
}
