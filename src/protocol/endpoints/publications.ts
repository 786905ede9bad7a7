import { NewPublication, PublicationsOfRound } from "../console/publications.ts";
import type { Endpoints } from "./endpoint.ts";

/** What of a round's results was given away. Decided in the browser, where answers are opened; remembered here. */
export const PUBLICATION_ENDPOINTS = {
  publications: {
    method: "GET",
    path: "/api/rounds/:id/publications",
    caller: "coordinator",
    reply: PublicationsOfRound,
    problems: [],
  },
  /**
   * Freezes what is given away; nothing ever takes it back. `already-exists` where this table, or one that whoever decided
   * did not know of, was published meanwhile, or one of other answers. Answers with all of the round.
   */
  addPublication: {
    method: "POST",
    path: "/api/rounds/:id/publications",
    caller: "coordinator",
    body: NewPublication,
    reply: PublicationsOfRound,
    problems: ["not-found", "already-exists", "record-damaged"],
  },
} as const satisfies Endpoints;
