import { ClientNumbersReply, NewClientNumbers } from "../console/client-numbers.ts";
import type { Endpoints } from "./endpoint.ts";

/** How many clients there are of each kind, for one round: what its answers are set against. */
export const CLIENT_NUMBER_ENDPOINTS = {
  clientNumbers: {
    method: "GET",
    path: "/api/rounds/:id/client-numbers",
    caller: "coordinator",
    reply: ClientNumbersReply,
    problems: ["record-damaged"],
  },
  /** What was entered before gives way. */
  keepClientNumbers: {
    method: "POST",
    path: "/api/rounds/:id/client-numbers",
    caller: "coordinator",
    body: NewClientNumbers,
    reply: ClientNumbersReply,
    problems: ["not-found"],
  },
} as const satisfies Endpoints;
