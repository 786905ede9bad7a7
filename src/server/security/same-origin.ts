import type { FastifyRequest } from "fastify";

const SAFE_METHODS = new Set(["GET", "HEAD"]);

/**
 * Whether a request that changes something comes from a page of this very origin. The tablet's origin is another one,
 * though it shares the host and so the cookies: port and scheme must agree, too.
 */
export function isSameOrigin(request: FastifyRequest): boolean {
  return SAFE_METHODS.has(request.method) || request.headers.origin === `${request.protocol}://${request.host}`;
}
