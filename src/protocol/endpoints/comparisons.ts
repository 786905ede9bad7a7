import { ComparisonsReply, MOST_COMPARISON_BYTES, NewComparison } from "../console/comparisons.ts";
import type { Endpoints } from "./endpoint.ts";

/** What other municipalities have, brought in as files by the coordinator. Each answers with all that there are then. */
export const COMPARISON_ENDPOINTS = {
  comparisons: { method: "GET", path: "/api/comparisons", caller: "coordinator", reply: ComparisonsReply, problems: [] },
  addComparison: {
    method: "POST",
    path: "/api/comparisons",
    caller: "coordinator",
    body: NewComparison,
    mostBytes: MOST_COMPARISON_BYTES,
    reply: ComparisonsReply,
    problems: [],
  },
  removeComparison: {
    method: "DELETE",
    path: "/api/comparisons/:id",
    caller: "coordinator",
    reply: ComparisonsReply,
    problems: [],
  },
} as const satisfies Endpoints;
