import cookie from "@fastify/cookie";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { SESSION_LIFE } from "../organisations/sessions.ts";
import { askedFor } from "./asked-for.ts";

/** What the cookie is called: over https, and at an address of the own machine without. */
export const SESSION_COOKIES = { secure: "__Host-streck-session", plain: "streck-session" } as const;

export async function addCookies(app: FastifyInstance): Promise<void> {
  await app.register(cookie);
}

/**
 * Under HTTPS the name's prefix makes the browser insist on `Secure` and on this one host. Browsers send cookies to
 * every port of a host, so the tablet's origin gets it too; nothing there reads it.
 */
function cookieName(request: FastifyRequest): string {
  return SESSION_COOKIES[askedFor(request).secure ? "secure" : "plain"];
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
