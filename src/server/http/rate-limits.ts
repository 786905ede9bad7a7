import rateLimit, { type RateLimitOptions } from "@fastify/rate-limit";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { MINUTE } from "../clock.ts";
import { userNameKey } from "../organisations/sign-in.ts";
import { askedFor } from "./asked-for.ts";

/** Guesses from one address. Codes have 60 bits, so the limit only has to keep guessing from being free. */
export const ENROL_LIMIT: RateLimitOptions = { max: 60, timeWindow: 10 * MINUTE };
/** A password is weaker than a code, and checking one costs the server something. */
export const SIGN_IN_LIMIT: RateLimitOptions = { max: 10, timeWindow: 5 * MINUTE };
/** Whoever has many addresses, or a proxy that repeats what callers say of theirs, still guesses at one name. */
const USER_NAME_LIMIT = { max: 60, timeWindow: 15 * MINUTE };

/** Only routes that name a limit have one. */
export async function addRateLimits(app: FastifyInstance): Promise<void> {
  await app.register(rateLimit, { global: false, keyGenerator: (request) => askedFor(request).caller });
}

/** Counts attempts at a user name, from whatever addresses, and says when there were too many. */
export function limitByUserName(app: FastifyInstance): (request: FastifyRequest) => Promise<boolean> {
  const count = app.createRateLimit({ ...USER_NAME_LIMIT, keyGenerator: ({ body }) => userNameKey(nameIn(body)) });
  return async (request) => {
    const counted = await count(request);
    return !counted.isAllowed && counted.isExceeded;
  };
}

function nameIn(body: unknown): string {
  return typeof body === "object" && body !== null && "userName" in body ? String(body.userName).trim() : "";
}
