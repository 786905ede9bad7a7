import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from "fastify";
import type { Caller, Endpoint } from "../../protocol/endpoints/endpoint.ts";
import { ENDPOINTS } from "../../protocol/endpoints.ts";
import type { Device, User } from "../actor.ts";
import { authenticateDevice } from "../devices/device-authentication.ts";
import { findSession } from "../organisations/sessions.ts";
import type { ServerContext } from "../server-context.ts";
import type { OriginName } from "./headers.ts";
import { sendProblem } from "./problem-reply.ts";
import { sessionToken } from "./session-cookie.ts";
import { visitorOf } from "./visitor.ts";

/** The pages themselves are no calls: whoever is there may see them. */
const PAGES: readonly string[] = ["GET /*", "HEAD /*"];

const HANDING_IN: readonly string[] = [ENDPOINTS.tablet.sync.path];

declare module "fastify" {
  interface FastifyRequest {
    device: Device | null;
    user: User | null;
  }
}

/**
 * Puts the guard of the endpoint table in front of every route that is registered from now on, before its body is read. A
 * route that is not in the table cannot be registered, and the app does not start before every call in it has its route.
 */
export function guardRoutes(app: FastifyInstance, origin: OriginName, context: ServerContext): void {
  const waiting = new Map(Object.values<Endpoint>(ENDPOINTS[origin]).map((endpoint) => [routeOf(endpoint), endpoint]));
  const callers = new Map([...waiting].map(([route, { caller }]) => [route, caller]));
  app.decorateRequest("device", null);
  app.decorateRequest("user", null);
  app.addHook("onRoute", (route) => {
    for (const method of [route.method].flat()) {
      const name = `${method} ${route.url}`;
      guard(route, callerOf(callers, name), context);
      waiting.delete(name);
    }
  });
  app.addHook("onReady", async () => {
    if (waiting.size > 0) {
      throw new Error(`nothing answers ${[...waiting.keys()].join(", ")}, though protocol/endpoints says so`);
    }
  });
}

export function routeOf({ method, path }: Pick<Endpoint, "method" | "path">): string {
  return `${method} ${path}`;
}

/** The device of a request to a `device` route. */
export function deviceOf(request: FastifyRequest): Device {
  return present(request.device);
}

/** Who has signed in, of a request to a `coordinator` or `practice` route. */
export function userOf(request: FastifyRequest): User {
  return present(request.user);
}

function callerOf(callers: ReadonlyMap<string, Caller>, route: string): Caller {
  const caller = PAGES.includes(route) ? "public" : callers.get(route);
  if (caller === undefined) {
    throw new Error(`who may call ${route}? It is not in protocol/endpoints`);
  }
  return caller;
}

function guard(route: RouteOptions, caller: Caller, context: ServerContext): void {
  if (caller === "public") {
    return;
  }
  const check = { device: admitDevice, coordinator: admitCoordinator, practice: admitPractice }[caller];
  const admit = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => check(context, request, reply, route);
  route.onRequest = [admit, ...[route.onRequest ?? []].flat()];
}

/** One that was revoked may hand in, and nothing else. */
async function admitDevice(
  context: ServerContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { url }: Pick<RouteOptions, "url">,
): Promise<unknown> {
  const device = await authenticateDevice(context, request);
  request.device = device !== null && device.revoked !== null && !HANDING_IN.includes(url) ? null : device;
  return request.device === null ? sendProblem(reply, "not-enrolled") : undefined;
}

async function admitCoordinator(context: ServerContext, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const token = sessionToken(request);
  request.user = token === null ? null : await findSession(visitorOf(request), context, token);
  return request.user === null ? sendProblem(reply, "not-signed-in") : undefined;
}

async function admitPractice(context: ServerContext, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const refusal = await admitCoordinator(context, request, reply);
  return refusal === undefined && request.user?.practice !== true ? sendProblem(reply, "not-allowed") : refusal;
}

function present<Value>(value: Value | null): Value {
  if (value === null) {
    throw new Error("this route has another guard");
  }
  return value;
}
