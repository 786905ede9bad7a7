import type { FastifyInstance } from "fastify";
import { ok } from "../../kernel/result.ts";
import { FIELDWORK_ENDPOINTS } from "../../protocol/endpoints/fieldwork.ts";
import { countLot, listLots } from "../handing-in/kept-apart.ts";
import { leaveOutBatch, leaveOutDevice } from "../handing-in/leave-out.ts";
import { sealedAnswers } from "../handing-in/sealed-answers.ts";
import { addRoutes } from "../http/add-routes.ts";
import type { ServerContext } from "../server-context.ts";
import { fieldwork } from "./fieldwork.ts";
import { listBatches, listDevices } from "./transfers.ts";

export function addFieldworkRoutes(app: FastifyInstance, context: ServerContext): void {
  addRoutes(app, FIELDWORK_ENDPOINTS, {
    fieldwork: ({ user, ids }) => fieldwork(user, context, ids.id),
    devices: async ({ user, ids }) => ok(await listDevices(user, context, ids.id)),
    batches: async ({ user, ids }) => ok(await listBatches(user, context, ids.id)),
    lots: async ({ user, ids }) => ok(await listLots(user, context, ids.id)),
    leaveOutDevice: ({ user, ids, body }) => leaveOutDevice(user, context, ids.id, body),
    leaveOutBatch: ({ user, ids, body }) => leaveOutBatch(user, context, ids.id, body),
    countLot: ({ user, ids, body }) => countLot(user, context, ids.id, body),
    sealedAnswers: async ({ user, ids, query }) => ok(await sealedAnswers(user, context, ids.id, query.after ?? null)),
  });
}
