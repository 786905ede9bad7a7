import * as v from "valibot";
import type { Endpoints } from "./endpoint.ts";

/** Whoever watches over the server asks this, at either address. */
export const HEALTH_ENDPOINTS = {
  /**
   * Says so only while the database can be read. `backup`, where the server is to save itself: `failed` and `late` need
   * somebody, though all else works.
   */
  health: {
    method: "GET",
    path: "/health",
    caller: "public",
    reply: v.object({
      status: v.literal("ok"),
      backup: v.exactOptional(v.picklist(["waiting", "ok", "failed", "late"])),
    }),
    problems: [],
  },
} as const satisfies Endpoints;
