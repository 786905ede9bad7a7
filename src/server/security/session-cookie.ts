import cookie from "@fastify/cookie";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { askedFor } from "./asked-for.ts";
import { SESSION_LIFE } from "./sessions.ts";

export async function addCookies(app: FastifyInstance): Promise<void> {
  await app.register(cookie);
}

/**
 * Under HTTPS the name's prefix makes the browser insist on `Secure` and on this one host. Browsers send cookies to
 * every port of a host, so the tablet's origin gets it too; nothing there reads it.
 */
function cookieName(request: FastifyRequest): string {
  return askedFor(request).secure ? "__Host-streck-session" : "streck-session";
}

export function sessionToken(request: FastifyRequest): string | null {
  return request.cookies[cookieName(request)] ?? null;
}

export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(cookieName(request), token, { ...attributes(request), maxAge: SESSION_LIFE / 1000 });
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(cookieName(request), attributes(request));
}

function attributes(request: FastifyRequest): { httpOnly: true; sameSite: "strict"; path: "/"; secure: boolean } {
  return { httpOnly: true, sameSite: "strict", path: "/", secure: askedFor(request).secure };
}
