import { FaultReportsOfRound, HandledReport } from "../console/fault-reports.ts";
import type { Endpoints } from "./endpoint.ts";

/** What kept people from using the app. What they wrote stays sealed: opening it is the browser's work. */
export const FAULT_REPORT_ENDPOINTS = {
  faultReports: {
    method: "GET",
    path: "/api/rounds/:id/fault-reports",
    caller: "coordinator",
    reply: FaultReportsOfRound,
    problems: [],
  },
  /** Seen to, or not after all. Answers with all of the round, as they are then. */
  handleFaultReport: {
    method: "POST",
    path: "/api/rounds/:id/fault-reports",
    caller: "coordinator",
    body: HandledReport,
    reply: FaultReportsOfRound,
    problems: ["not-found"],
  },
} as const satisfies Endpoints;
