import type { FastifyInstance, FastifyRequest } from "fastify";
import { LONGEST_SILENCE_MS, slowestTransfer } from "../../protocol/device/slowest-line.ts";

/** What Fastify takes where a route says nothing. */
const USUAL_BODY = 1024 * 1024;

/** How long a request with a body of so many bytes may take to come in, in milliseconds: longer than any tablet tries. */
export function longestArrival(bytes: number): number {
  return 2 * LONGEST_SILENCE_MS + slowestTransfer(bytes);
}

/**
 * A slow line has the time that its request needs, and no more: whoever says a few bytes at a time, so as to hold many
 * connections, is hung up on. Who is refused has no further body to send.
 */
export function hangUpOnSlowRequests(app: FastifyInstance): void {
  const hangUpAfter = ({ raw }: FastifyRequest, milliseconds: number): void => {
    const timer = setTimeout(() => {
      if (raw.complete === false) {
        raw.destroy();
      }
    }, milliseconds);
    timer.unref();
    raw.once("close", () => clearTimeout(timer));
  };
  app.addHook("onRequest", async (request) => hangUpAfter(request, longestArrival(announcedBytes(request))));
  app.addHook("onResponse", async (request) => {
    if (request.raw.complete === false) {
      hangUpAfter(request, LONGEST_SILENCE_MS);
    }
  });
}

function announcedBytes({ headers, routeOptions }: FastifyRequest): number {
  const most = routeOptions.bodyLimit ?? USUAL_BODY;
  const announced = headers["transfer-encoding"] === undefined ? Number(headers["content-length"] ?? 0) : most;
  return Number.isFinite(announced) ? Math.min(announced, most) : most;
}
