import * as v from "valibot";
import type { Endpoints } from "./endpoint.ts";

/** The description of all these calls for machines: made from the table, in OpenAPI 3.1. */
export const DESCRIPTION_ENDPOINTS = {
  description: {
    method: "GET",
    path: "/api/openapi.json",
    caller: "coordinator",
    reply: v.objectWithRest({ openapi: v.literal("3.1.0") }, v.unknown()),
    problems: [],
  },
} as const satisfies Endpoints;
