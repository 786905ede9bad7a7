import type { FastifyRequest } from "fastify";
import { addDays } from "../../kernel/calendar.ts";
import type { Device } from "../actor.ts";
import { civilDateAfter } from "../clock.ts";
import { digest } from "../kept-secrets/digest.ts";
import type { ServerContext } from "../server-context.ts";

/** So long may a revoked tablet still hand in what it holds. */
const REVOKED_DAYS = 30;

/**
 * The device whose secret the request carries, or null; null, too, for one that was revoked longer ago than it may still hand
 * in. The secret is looked up by its digest: what a comparison's time could tell about a digest tells nothing about the secret.
 * The only place that knows how devices prove who they are.
 */
export async function authenticateDevice({ database, clock }: ServerContext, request: FastifyRequest): Promise<Device | null> {
  const token = /^Bearer ([0-9a-f]{64})$/.exec(request.headers.authorization ?? "")?.[1];
  if (token === undefined) {
    return null;
  }
  const found = await database.deviceWithToken(digest(token));
  if (found === null) {
    return null;
  }
  const { revoked } = found;
  const isOver = revoked !== null && civilDateAfter(clock(), 0) > addDays(revoked, REVOKED_DAYS);
  return isOver ? null : { kind: "device", ...found };
}
