import type { FastifyInstance } from "fastify";
import { ok } from "../../kernel/result.ts";
import { DRAFT_ENDPOINTS } from "../../protocol/endpoints/drafts.ts";
import { addRoutes } from "../http/add-routes.ts";
import type { ServerContext } from "../server-context.ts";
import { addDraft, listDrafts, oneDraft, removeDraft, saveDraft } from "./drafts.ts";

export function addDraftRoutes(app: FastifyInstance, context: ServerContext): void {
  addRoutes(app, DRAFT_ENDPOINTS, {
    drafts: async ({ user }) => ok(await listDrafts(user, context)),
    draft: ({ user, ids }) => oneDraft(user, context, ids.id),
    addDraft: ({ user, body }) => addDraft(user, context, body),
    saveDraft: ({ user, ids, body }) => saveDraft(user, context, ids.id, body),
    removeDraft: ({ user, ids }) => removeDraft(user, context, ids.id),
  });
}
