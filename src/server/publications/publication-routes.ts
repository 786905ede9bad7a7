import type { FastifyInstance } from "fastify";
import { ok } from "../../kernel/result.ts";
import { PUBLICATION_ENDPOINTS } from "../../protocol/endpoints/publications.ts";
import { addRoutes } from "../http/add-routes.ts";
import type { ServerContext } from "../server-context.ts";
import { addPublication, listPublications } from "./publications.ts";

export function addPublicationRoutes(app: FastifyInstance, context: ServerContext): void {
  addRoutes(app, PUBLICATION_ENDPOINTS, {
    publications: async ({ user, ids }) => ok(await listPublications(user, context, ids.id)),
    addPublication: ({ user, ids, body }) => addPublication(user, context, ids.id, body),
  });
}
