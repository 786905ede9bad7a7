import type { FastifyRequest } from "fastify";
import type { ServerContext } from "../server-context.ts";
import { askedFor } from "./asked-for.ts";

/**
 * The context as this caller may see it. Practice, which needs no password, is for people at the machine itself: not for
 * the waiting room behind a proxy that nobody told the server about.
 */
export function asSeenBy(context: ServerContext, request: FastifyRequest): ServerContext {
  const practiceOffered = context.practiceOffered && (context.practiceOnNetwork || askedFor(request).direct);
  return practiceOffered === context.practiceOffered ? context : { ...context, practiceOffered };
}
