import type { FastifyInstance, FastifyRequest } from "fastify";
import { type OwnAddresses, ownOrigin } from "./own-addresses.ts";
import { callerKey, wasForwarded } from "./proxies.ts";

/** What a browser asked for, and for whom, as far as it is believed. All that is decided by it is decided by this. */
export type AskedFor = {
  /** Which of our own addresses, as a browser writes an origin; null: none of them. */
  readonly origin: string | null;
  /** Whether she came by HTTPS. */
  readonly secure: boolean;
  /** Whom limits count. */
  readonly caller: string;
  /** No proxy says that it stands between. */
  readonly direct: boolean;
  /** A proxy that nobody has named: its word on its callers is not taken. */
  readonly unnamedProxy: boolean;
};

declare module "fastify" {
  interface FastifyRequest {
    askedFor: AskedFor | null;
  }
}

/** Reads it once, before anything else looks at the request. Headers of proxies are believed as `trustProxy` says. */
export function readAskedFor(app: FastifyInstance, addresses: OwnAddresses, isProxy: (address: string) => boolean): void {
  app.decorateRequest("askedFor", null);
  app.addHook("onRequest", async (request) => {
    request.askedFor = read(request, addresses, isProxy);
  });
}

export function askedFor(request: FastifyRequest): AskedFor {
  if (request.askedFor === null) {
    throw new Error("nobody has read yet what was asked for");
  }
  return request.askedFor;
}

function read(request: FastifyRequest, addresses: OwnAddresses, isProxy: (address: string) => boolean): AskedFor {
  const peer = request.socket.remoteAddress ?? "";
  const secure = request.protocol.toLowerCase() === "https";
  const direct = !wasForwarded(request.raw);
  return {
    origin: ownOrigin(addresses, secure ? "https" : "http", request.host, direct),
    secure,
    // What a proxy says may be no address; then its own counts, so that nonsense makes no new callers.
    caller: callerKey(request.ip) ?? callerKey(peer) ?? "unknown",
    direct,
    unnamedProxy: !direct && !isProxy(peer),
  };
}
