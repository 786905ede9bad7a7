import type { FastifyInstance, FastifyRequest } from "fastify";
import { askedFor } from "./asked-for.ts";
import { sendProblem } from "./problem-reply.ts";
import { LOOPBACK_ADDRESSES, oneOf } from "./proxies.ts";

const WORDS =
  "This is not an address of this Streck server, or not by this protocol (http or https). If you run it: set STRECK_TABLET_URL and " +
  "STRECK_CONSOLE_URL to the addresses that people open, and TRUST_PROXY if a proxy stands in front, which must pass on " +
  "Host and X-Forwarded-Proto.\n";

/**
 * Refuses every request for a host that is not ours: its page would be another one's, with our answers in it. Only the
 * health of the server may be asked for from the machine itself by any name: monitoring often knows no better.
 */
export function admitOwnHostsOnly(app: FastifyInstance): void {
  let saidForwarded = false;
  app.addHook("onRequest", async (request, reply) => {
    const { origin, direct, unnamedProxy } = askedFor(request);
    if (unnamedProxy && !saidForwarded) {
      saidForwarded = true;
      request.log.warn("a proxy is in front that TRUST_PROXY does not name: its word is not taken, practice is not offered");
    }
    if (origin !== null || (direct && isHealthCheck(request))) {
      return undefined;
    }
    return request.url.startsWith("/api/") || request.method !== "GET"
      ? sendProblem(reply, "wrong-address")
      : reply.code(421).type("text/plain; charset=utf-8").send(WORDS);
  });
}

const isHere = oneOf(LOOPBACK_ADDRESSES);

function isHealthCheck({ routeOptions, socket }: FastifyRequest): boolean {
  return routeOptions.url === "/health" && isHere(socket.remoteAddress ?? "");
}
