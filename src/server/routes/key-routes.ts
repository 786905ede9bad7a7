import type { FastifyInstance } from "fastify";
import { type KeysReply, NewKeys, ProofRequest } from "../../protocol/console/keys.ts";
import { addKeys } from "../administration/add-keys.ts";
import { organisationKeys } from "../administration/organisation-keys.ts";
import { acceptProof, makeChallenge } from "../administration/prove-key.ts";
import type { ServerContext } from "../server-context.ts";
import { sessionOf } from "./access.ts";
import { sendProblem, sendResult } from "./problem-reply.ts";
import { readBody } from "./read-body.ts";

/** The organisation's keys: their public halves, the wrapped file, and the proof that they open. */
export function addKeyRoutes(app: FastifyInstance, context: ServerContext): void {
  const keysReply = async (organisationId: string): Promise<KeysReply> => ({
    keys: await organisationKeys(context.store.queries, organisationId),
  });

  app.get("/api/keys", async (request) => keysReply(sessionOf(request).organisationId));

  app.post("/api/keys", async (request, reply) => {
    const { organisationId } = sessionOf(request);
    const message = readBody(NewKeys, request.body);
    const added = message.ok ? await addKeys(context, organisationId, message.value) : message;
    return added.ok ? keysReply(organisationId) : sendProblem(reply, added.error);
  });

  app.post("/api/keys/challenge", async (request, reply) =>
    sendResult(reply, await makeChallenge(context, sessionOf(request).organisationId)),
  );

  app.post("/api/keys/proof", async (request, reply) => {
    const { organisationId } = sessionOf(request);
    const message = readBody(ProofRequest, request.body);
    const proved = message.ok ? await acceptProof(context, organisationId, message.value) : message;
    return proved.ok ? keysReply(organisationId) : sendProblem(reply, proved.error);
  });
}
