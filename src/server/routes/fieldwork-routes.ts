import type { FastifyInstance } from "fastify";
import { fieldwork } from "../administration/fieldwork.ts";
import { sealedAnswers } from "../administration/sealed-answers.ts";
import { listBatches, listDevices } from "../administration/transfers.ts";
import type { ServerContext } from "../server-context.ts";
import { sessionOf } from "./access.ts";
import { sendProblem, sendResult } from "./problem-reply.ts";

type OfRound = { Params: { id: string } };

/** What has come in for a round. The answers stay sealed: opening them is the browser's work. */
export function addFieldworkRoutes(app: FastifyInstance, context: ServerContext): void {
  app.get<OfRound>("/api/rounds/:id/fieldwork", async (request, reply) =>
    sendResult(reply, await fieldwork(context, sessionOf(request).organisationId, request.params.id)),
  );

  app.get<OfRound>("/api/rounds/:id/devices", async (request) =>
    listDevices(context, sessionOf(request).organisationId, request.params.id),
  );

  app.get<OfRound>("/api/rounds/:id/batches", async (request) =>
    listBatches(context, sessionOf(request).organisationId, request.params.id),
  );

  app.get<OfRound & { Querystring: { after?: unknown } }>("/api/rounds/:id/sealed-answers", async (request, reply) => {
    const after = request.query.after ?? null;
    if (after !== null && (typeof after !== "string" || !/^[0-9a-f]{32}(\.[0-9a-f]{64})?$/.test(after))) {
      return sendProblem(reply, "malformed");
    }
    return sealedAnswers(context, sessionOf(request).organisationId, request.params.id, after);
  });
}
