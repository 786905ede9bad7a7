import { FeedbackOfRound, SaveFeedback, TakeBackTold, TellWaitingRoom } from "../console/feedback.ts";
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
  /** `already-exists`: what the tablets were told last is later. `release-not-verified`: not signed with the organisation's key, or for another site. */
  tellWaitingRoom: {
    method: "POST",
    path: "/api/rounds/:id/feedback/told",
    caller: "coordinator",
    body: TellWaitingRoom,
    mostBytes: 96 * 1024,
    reply: FeedbackOfRound,
    problems: ["not-found", "already-exists", "release-not-verified"],
  },
  /** The tablets of the site tell nothing any more, whichever round it was about. */
  takeBackTold: {
    method: "POST",
    path: "/api/rounds/:id/feedback/taken-back",
    caller: "coordinator",
    body: TakeBackTold,
    mostBytes: 1024,
    reply: FeedbackOfRound,
    problems: [],
  },
} as const satisfies Endpoints;
