import { FeedbackOfRound, SaveFeedback } from "../console/feedback.ts";
import type { Endpoints } from "./endpoint.ts";

/** What the waiting rooms of a round are told of it. */
export const FEEDBACK_ENDPOINTS = {
  feedback: {
    method: "GET",
    path: "/api/rounds/:id/feedback",
    caller: "coordinator",
    reply: FeedbackOfRound,
    problems: [],
  },
  /** `already-exists`: somebody has saved a later revision. Nothing of hers is written over. `not-found`: the round has no such site. */
  saveFeedback: {
    method: "POST",
    path: "/api/rounds/:id/feedback",
    caller: "coordinator",
    body: SaveFeedback,
    mostBytes: 64 * 1024,
    reply: FeedbackOfRound,
    problems: ["not-found", "already-exists"],
  },
} as const satisfies Endpoints;
