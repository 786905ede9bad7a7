import type { FastifyInstance } from "fastify";
import { ok } from "../../kernel/result.ts";
import { HEALTH_ENDPOINTS } from "../../protocol/endpoints/health.ts";
import type { ServerContext } from "../server-context.ts";
import { addRoutes } from "./add-routes.ts";

/** Says "ok" only while the database can be read. */
export function addHealthRoute(app: FastifyInstance, { database }: ServerContext): void {
  addRoutes(app, HEALTH_ENDPOINTS, {
    async health() {
      await database.read((read) => read.across.identity());
      return ok({ status: "ok" });
    },
  });
}
