import type { FastifyInstance } from "fastify";
import { ok } from "../../kernel/result.ts";
import { FAULT_REPORT_ENDPOINTS } from "../../protocol/endpoints/fault-reports.ts";
import { addRoutes } from "../http/add-routes.ts";
import type { ServerContext } from "../server-context.ts";
import { handleFaultReport, listFaultReports } from "./fault-reports.ts";

export function addFaultReportRoutes(app: FastifyInstance, context: ServerContext): void {
  addRoutes(app, FAULT_REPORT_ENDPOINTS, {
    faultReports: async ({ user, ids }) => ok(await listFaultReports(user, context, ids.id)),
    handleFaultReport: ({ user, ids, body }) => handleFaultReport(user, context, ids.id, body),
  });
}
