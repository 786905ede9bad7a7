import type { FastifyInstance } from "fastify";
import { ok } from "../../kernel/result.ts";
import { HEALTH_ENDPOINTS } from "../../protocol/endpoints/health.ts";
import { backupState } from "../backup/backups.ts";
import type { ServerContext } from "../server-context.ts";
import { addRoutes } from "./add-routes.ts";

/** Says "ok" only while the database can be read. */
export function addHealthRoute(app: FastifyInstance, context: ServerContext): void {
  addRoutes(app, HEALTH_ENDPOINTS, {
    async health() {
      await context.database.read((read) => read.across.identity());
      const backup = await backupState(context);
      return ok({ status: "ok", ...(backup === null ? {} : { backup }) });
    },
  });
}
