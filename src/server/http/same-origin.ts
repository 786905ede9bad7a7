import type { FastifyRequest } from "fastify";
import { askedFor } from "./asked-for.ts";
import { readOrigin } from "./origins.ts";

const SAFE_METHODS = new Set(["GET", "HEAD"]);

/**
 * Whether a request that changes something comes from a page of this very origin. The tablet's origin is another one,
 * though it shares the host and so the cookies: port and scheme must agree, too.
 */
export function isSameOrigin(request: FastifyRequest): boolean {
  return SAFE_METHODS.has(request.method) || comesFromAskedFor(request);
}

/** Browsers and proxies write one and the same origin in several ways: both are compared in one form. */
function comesFromAskedFor(request: FastifyRequest): boolean {
  const { origin } = askedFor(request);
  return origin !== null && readOrigin(request.headers.origin ?? "") === origin;
}

/**
 * The same for what tablets call, which their secret protects: a page of another origin is refused, but an `Origin` may be
 * missing. Where it is another one than was asked for, a proxy stands between, even if nothing else says so.
 */
export function isFromElsewhere(request: FastifyRequest): boolean {
  return request.headers.origin !== undefined && !comesFromAskedFor(request);
}
