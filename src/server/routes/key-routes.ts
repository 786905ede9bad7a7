import type { FastifyInstance } from "fastify";
import { KeptKeyFile, type KeysReply, NewKeys, ProofRequest } from "../../protocol/console/keys.ts";
import { addKeys } from "../administration/add-keys.ts";
import { forgetKeyFile, keepKeyFile } from "../administration/key-file-copy.ts";
import { organisationKeys } from "../administration/organisation-keys.ts";
import { acceptProof, makeChallenge } from "../administration/prove-key.ts";
import type { ServerContext } from "../server-context.ts";
import { sessionOf } from "./access.ts";
import { sendProblem, sendResult } from "./problem-reply.ts";
import { readBody } from "./read-body.ts";

/** The organisation's keys: their public halves, the wrapped file where it is kept, and the proof that they open. */
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

  app.post("/api/keys/file", async (request, reply) => {
    const { organisationId } = sessionOf(request);
    const message = readBody(KeptKeyFile, request.body);
    const kept = message.ok ? await keepKeyFile(context, organisationId, message.value) : message;
    return kept.ok ? keysReply(organisationId) : sendProblem(reply, kept.error);
  });

  app.delete("/api/keys/file", async (request) => {
    const { organisationId } = sessionOf(request);
    await forgetKeyFile(context, organisationId);
    return keysReply(organisationId);
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
