import { Draft, DraftsReply, MOST_DRAFT_BYTES, NewDraft, SaveDraft } from "../console/drafts.ts";
import type { Endpoints } from "./endpoint.ts";

/** The questionnaires that an organisation writes itself. A round takes a copy: what is changed here changes no round. */
export const DRAFT_ENDPOINTS = {
  drafts: { method: "GET", path: "/api/questionnaires", caller: "coordinator", reply: DraftsReply, problems: [] },
  draft: { method: "GET", path: "/api/questionnaires/:id", caller: "coordinator", reply: Draft, problems: ["not-found"] },
  addDraft: {
    method: "POST",
    path: "/api/questionnaires",
    caller: "coordinator",
    body: NewDraft,
    mostBytes: MOST_DRAFT_BYTES,
    reply: Draft,
    problems: [],
  },
  /** `already-exists`: somebody has saved a later revision. Nothing of hers is written over. */
  saveDraft: {
    method: "POST",
    path: "/api/questionnaires/:id",
    caller: "coordinator",
    body: SaveDraft,
    mostBytes: MOST_DRAFT_BYTES,
    reply: Draft,
    problems: ["not-found", "already-exists"],
  },
  /** Rounds that were made with it keep their own. */
  removeDraft: {
    method: "DELETE",
    path: "/api/questionnaires/:id",
    caller: "coordinator",
    reply: DraftsReply,
    problems: [],
  },
} as const satisfies Endpoints;
