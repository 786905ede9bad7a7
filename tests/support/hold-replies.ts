import { subscribe } from "node:diagnostics_channel";
import type { FastifyInstance, onSendAsyncHookHandler } from "fastify";
import type { Endpoint } from "../../src/protocol/endpoints/endpoint.ts";
import { ENDPOINTS } from "../../src/protocol/endpoints.ts";
import type { OriginName } from "../../src/server/http/headers.ts";
import { faultOf } from "./as-described.ts";
import { NOT_AS_DESCRIBED } from "./not-as-described.ts";

/**
 * Holds what every server that is made in this process from now on replies while it listens against the description of its
 * calls. A reply that is otherwise goes out as a 500 that says so, and `tell` hears of it: where and what, no content. What
 * Fastify says before it has found a route (a path that can't be decoded, a request while it closes) passes no hook.
 */
export function holdReplies(tell: (fault: string) => void): void {
  subscribe("fastify.initialization", (message) => hold((message as { readonly fastify: FastifyInstance }).fastify, tell));
}

function hold(app: FastifyInstance, tell: (fault: string) => void): void {
  let addresses: readonly OriginName[] = [];
  app.addHook("onReady", async () => {
    addresses = addressesOf(app);
  });
  const held: onSendAsyncHookHandler<unknown> = async (request, reply, payload) => {
    if (!app.server.listening) {
      // A test asks it by `inject`, where `expectRepliesAsDescribed` sees more.
      return payload;
    }
    const { method, url, routeOptions } = request;
    const { statusCode } = reply;
    const said = { statusCode, contentType: reply.getHeader("content-type"), body: textOf(payload) };
    for (const address of addresses) {
      const fault = faultOf(address, method, url, said);
      if (fault !== null) {
        const line = `${NOT_AS_DESCRIBED}: ${method} ${routeOptions.url} of the ${address} with ${statusCode}: ${fault}`;
        tell(line);
        reply.code(500).type("text/plain; charset=utf-8");
        return line;
      }
    }
    return payload;
  };
  // A route's own hook comes after all those of the app, and so sees what really goes out.
  app.addHook("onRoute", (route) => {
    route.onSend = [...[route.onSend ?? []].flat(), held];
  });
}

/** Which of the two addresses it serves: the one whose calls it has all. None for a server that is not ours. */
function addressesOf(app: FastifyInstance): readonly OriginName[] {
  return (Object.keys(ENDPOINTS) as OriginName[]).filter((name) =>
    Object.values<Endpoint>(ENDPOINTS[name]).every(({ method, path }) => app.hasRoute({ method, url: path })),
  );
}

function textOf(payload: unknown): string | null {
  return typeof payload === "string" ? payload : Buffer.isBuffer(payload) ? payload.toString() : null;
}
