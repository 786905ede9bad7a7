import type { FastifyRequest } from "fastify";
import type { ServerContext } from "../server-context.ts";
import { digest } from "./digest.ts";

/** The tablet that a request comes from, and the place that it was enrolled for. */
export type Device = { readonly organisationId: string; readonly id: string; readonly roundId: string; readonly siteId: string };

/**
 * The device whose secret the request carries, or null. The secret is looked up by its digest: what a comparison's time
 * could tell about a digest tells nothing about the secret. The only place that knows how devices prove who they are.
 */
export async function authenticateDevice({ store }: ServerContext, request: FastifyRequest): Promise<Device | null> {
  const token = /^Bearer ([0-9a-f]{64})$/.exec(request.headers.authorization ?? "")?.[1];
  if (token === undefined) {
    return null;
  }
  const row = await store.queries
    .selectFrom("device")
    .select(["organisation_id", "id", "round_id", "site_id"])
    .where("token_hash", "=", digest(token))
    .executeTakeFirst();
  return row === undefined
    ? null
    : { organisationId: row.organisation_id, id: row.id, roundId: row.round_id, siteId: row.site_id };
}
