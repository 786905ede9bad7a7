import type { FastifyInstance } from "fastify";
import type { OriginName } from "./http/headers.ts";

/** Takes one line of JSON at a time. */
export type LogStream = { readonly write: (line: string) => void };

/** Lines say what happened, never with what or by whom: no bodies, no addresses, no queries, no messages of errors. */
export function logOptions(stream: LogStream) {
  return {
    level: "info",
    stream,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString().slice(0, 19)}Z"`,
    serializers: { err: withoutMessage },
  };
}

/**
 * One line for each reply. A tablet's call that went well leaves none: a mark is sent seconds after a person was asked,
 * so the line would be the clock time that the mark itself leaves out.
 */
export function logReplies(app: FastifyInstance, origin: OriginName): void {
  app.addHook("onResponse", async (request, reply) => {
    const { url: route = "none" } = request.routeOptions;
    const quiet = route === "/health" || (origin === "tablet" && route.startsWith("/api/"));
    if (!quiet || reply.statusCode >= 400) {
      const { method, log } = request;
      log.info({ origin, method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, "reply");
    }
  });
}

/** Where an error was thrown and its code. Messages may repeat what they complain about, even a piece of a body. */
function withoutMessage(error: Error & { code?: unknown }): { type: string; message: string; stack: string } {
  const frames = (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  return { type: error.name, message: typeof error.code === "string" ? error.code : "", stack: frames.join("\n") };
}
