import { KeptPaperAnswer, NewPaperAnswer } from "../console/paper.ts";
import type { Endpoints } from "./endpoint.ts";

/** Answers on paper, entered in the console. They come sealed, as a tablet's do. */
export const PAPER_ENDPOINTS = {
  /**
   * The same bytes again change nothing. `already-exists`: the sheet was entered by somebody else, or once more: it stays as it
   * was entered first, and counts once.
   */
  addPaperAnswer: {
    method: "POST",
    path: "/api/rounds/:id/paper",
    caller: "coordinator",
    body: NewPaperAnswer,
    reply: KeptPaperAnswer,
    problems: ["malformed", "not-found", "already-exists"],
  },
  /** Takes back what was entered, for it to be entered anew. `not-found` also where it was taken back before. */
  takeBackPaperAnswer: {
    method: "POST",
    path: "/api/rounds/:id/paper/taken-back",
    caller: "coordinator",
    body: KeptPaperAnswer,
    reply: KeptPaperAnswer,
    problems: ["not-found"],
  },
} as const satisfies Endpoints;
