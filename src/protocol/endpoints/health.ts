import * as v from "valibot";
import type { Endpoints } from "./endpoint.ts";

/** Whoever watches over the server asks this, at either address. */
export const HEALTH_ENDPOINTS = {
  /** Says so only while the database can be read. */
  health: { method: "GET", path: "/health", caller: "public", reply: v.object({ status: v.literal("ok") }), problems: [] },
} as const satisfies Endpoints;
