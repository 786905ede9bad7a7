import type { FastifyRequest } from "fastify";
import type { Visitor } from "../actor.ts";
import { askedFor } from "./asked-for.ts";

export function visitorOf(request: FastifyRequest): Visitor {
  return { kind: "visitor", direct: askedFor(request).direct };
}
