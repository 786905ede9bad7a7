import type { FastifyRequest } from "fastify";
import type { Device } from "../actor.ts";
import { digest } from "../kept-secrets/digest.ts";
import type { ServerContext } from "../server-context.ts";

/**
 * The device whose secret the request carries, or null. The secret is looked up by its digest: what a comparison's time
 * could tell about a digest tells nothing about the secret. The only place that knows how devices prove who they are.
 */
export async function authenticateDevice({ database }: ServerContext, request: FastifyRequest): Promise<Device | null> {
  const token = /^Bearer ([0-9a-f]{64})$/.exec(request.headers.authorization ?? "")?.[1];
  if (token === undefined) {
    return null;
  }
  const found = await database.deviceWithToken(digest(token));
  return found === null ? null : { kind: "device", ...found };
}
