import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/** Longer than most requests that go well; what is cut off was not acknowledged, and comes again. */
const PATIENCE = 10_000;

/**
 * Browsers keep connections for their next request, and open some before they have one. A server that stops answers
 * what is under way, and waits for nothing else.
 */
export function hangUpWhenClosing(app: FastifyInstance, overTls: boolean): void {
  const silent = new Set<Socket>();
  const connected = new Set<Socket>();
  let closing = false;
  app.server.on(overTls ? "secureConnection" : "connection", (socket: Socket) => {
    silent.add(socket);
    socket.once("close", () => silent.delete(socket));
  });
  // Over TLS a connection that never shakes hands is known to nobody else.
  app.server.on("connection", (socket: Socket) => {
    connected.add(socket);
    socket.once("close", () => connected.delete(socket));
  });
  app.addHook("onRequest", async ({ raw }) => {
    silent.delete(raw.socket);
  });
  app.addHook("onSend", async (_request, reply) => {
    if (closing) {
      reply.header("connection", "close");
    }
  });
  app.addHook("preClose", async () => {
    closing = true;
    for (const socket of silent) {
      socket.destroy();
    }
    setTimeout(() => {
      for (const socket of connected) {
        socket.destroy();
      }
    }, PATIENCE).unref();
  });
}
