import type { FastifyInstance } from "fastify";
import { ok } from "../../kernel/result.ts";
import { BACKUP_ENDPOINTS } from "../../protocol/endpoints/backups.ts";
import { addRoutes } from "../http/add-routes.ts";
import type { ServerContext } from "../server-context.ts";
import { backupsFor } from "./backups.ts";

export function addBackupRoutes(app: FastifyInstance, context: ServerContext): void {
  addRoutes(app, BACKUP_ENDPOINTS, {
    backups: async ({ user }) => ok(await backupsFor(user, context)),
  });
}
