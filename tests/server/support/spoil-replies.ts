import { subscribe } from "node:diagnostics_channel";
import type { FastifyInstance } from "fastify";

// Servers that are made from now on spoil a reply in the way that the request asks for. They get the hook for it a moment
// after they are made, so that it is not the first: what a later one does to a reply must be seen, too.
subscribe("fastify.initialization", (message) => {
  const { fastify } = message as { readonly fastify: FastifyInstance };
  queueMicrotask(() => spoil(fastify));
});

function spoil(app: FastifyInstance): void {
  app.addHook("onSend", async (request, reply, payload) => {
    switch (request.headers["x-spoil"]) {
      case "status":
        reply.code(202);
        return payload;
      case "type":
        reply.type("text/html");
        return payload;
      case "member":
        return JSON.stringify({ ...JSON.parse(String(payload)), secret: "canary" });
      case "cut":
        return String(payload).slice(0, -1);
      default:
        return payload;
    }
  });
}
