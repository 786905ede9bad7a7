import { ExampleReply } from "../console/example.ts";
import type { Endpoints } from "./endpoint.ts";

/** A made-up round for practice, and how far its making has come. */
export const EXAMPLE_ENDPOINTS = {
  example: { method: "GET", path: "/api/example", caller: "practice", reply: ExampleReply, problems: [] },
  beginExample: { method: "POST", path: "/api/example", caller: "practice", reply: ExampleReply, problems: [] },
} as const satisfies Endpoints;
