import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from "fastify";
import { authenticateDevice, type Device } from "../security/device-authentication.ts";
import type { OriginName } from "../security/headers.ts";
import { asSeenBy } from "../security/practice-offer.ts";
import { sessionToken } from "../security/session-cookie.ts";
import { findSession, type Session } from "../security/sessions.ts";
import type { ServerContext } from "../server-context.ts";
import { sendProblem } from "./problem-reply.ts";

/** `device`: an enrolled tablet; `coordinator`: someone who has signed in; `practice`: someone who has entered practice. */
export type Caller = "public" | "device" | "coordinator" | "practice";

/** Every route of the server, and who may call it. A route that is not listed here cannot be registered. */
export const ACCESS: Readonly<Record<OriginName, Readonly<Record<string, Caller>>>> = {
  tablet: {
    "GET /health": "public",
    "GET /*": "public",
    "HEAD /*": "public",
    "GET /api/device/offer": "public",
    "POST /api/device/enrol": "public",
    "POST /api/device/wiped": "public",
    "GET /api/device/release": "device",
    "POST /api/device/sync": "device",
  },
  console: {
    "GET /health": "public",
    "GET /*": "public",
    "HEAD /*": "public",
    "GET /api/state": "public",
    "POST /api/session": "public",
    "POST /api/session/practice": "public",
    "DELETE /api/session": "public",
    "POST /api/set-up": "public",
    "GET /api/keys": "coordinator",
    "POST /api/keys": "coordinator",
    "POST /api/keys/file": "coordinator",
    "DELETE /api/keys/file": "coordinator",
    "POST /api/keys/challenge": "coordinator",
    "POST /api/keys/proof": "coordinator",
    "GET /api/sites": "coordinator",
    "POST /api/sites": "coordinator",
    "GET /api/rounds": "coordinator",
    "POST /api/rounds": "coordinator",
    "POST /api/rounds/:id/publish": "coordinator",
    "POST /api/enrolments": "coordinator",
    "POST /api/devices/:id/name": "coordinator",
    "GET /api/rounds/:id/fieldwork": "coordinator",
    "GET /api/rounds/:id/devices": "coordinator",
    "GET /api/rounds/:id/batches": "coordinator",
    "GET /api/rounds/:id/sealed-answers": "coordinator",
    "GET /api/example": "practice",
    "POST /api/example": "practice",
  },
};

declare module "fastify" {
  interface FastifyRequest {
    device: Device | null;
    session: Session | null;
  }
}

/** Puts the guard of the table in front of every route that is registered from now on, before its body is read. */
export function guardRoutes(app: FastifyInstance, origin: OriginName, context: ServerContext): void {
  app.decorateRequest("device", null);
  app.decorateRequest("session", null);
  app.addHook("onRoute", (route) => {
    for (const method of [route.method].flat()) {
      guard(route, callerOf(origin, method, route.url), context);
    }
  });
}

/** The device of a request to a `device` route. */
export function deviceOf(request: FastifyRequest): Device {
  return present(request.device);
}

/** The session of a request to a `coordinator` or `practice` route. */
export function sessionOf(request: FastifyRequest): Session {
  return present(request.session);
}

function callerOf(origin: OriginName, method: string, url: string): Caller {
  const caller = ACCESS[origin][`${method} ${url}`];
  if (caller === undefined) {
    throw new Error(`who may call ${method} ${url}? It is not in routes/access.ts`);
  }
  return caller;
}

function guard(route: RouteOptions, caller: Caller, context: ServerContext): void {
  if (caller === "public") {
    return;
  }
  const check = { device: admitDevice, coordinator: admitCoordinator, practice: admitPractice }[caller];
  const admit = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => check(context, request, reply);
  route.onRequest = [admit, ...[route.onRequest ?? []].flat()];
}

async function admitDevice(context: ServerContext, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  request.device = await authenticateDevice(context, request);
  return request.device === null ? sendProblem(reply, "not-enrolled") : undefined;
}

async function admitCoordinator(context: ServerContext, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const token = sessionToken(request);
  request.session = token === null ? null : await findSession(asSeenBy(context, request), token);
  return request.session === null ? sendProblem(reply, "not-signed-in") : undefined;
}

async function admitPractice(context: ServerContext, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const refusal = await admitCoordinator(context, request, reply);
  return refusal === undefined && request.session?.practice !== true ? sendProblem(reply, "not-allowed") : refusal;
}

function present<Value>(value: Value | null): Value {
  if (value === null) {
    throw new Error("this route has another guard");
  }
  return value;
}
