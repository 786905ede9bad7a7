import rateLimit, { type RateLimitOptions } from "@fastify/rate-limit";
import type { FastifyInstance } from "fastify";
import { MINUTE } from "../clock.ts";

/** Guesses from one address. Codes have 60 bits, so the limit only has to keep guessing from being free. */
export const ENROL_LIMIT: RateLimitOptions = { max: 60, timeWindow: 10 * MINUTE };
/** A password is weaker than a code, and checking one costs the server something. */
export const SIGN_IN_LIMIT: RateLimitOptions = { max: 10, timeWindow: 5 * MINUTE };

/** Only routes that name a limit have one. */
export async function addRateLimits(app: FastifyInstance): Promise<void> {
  await app.register(rateLimit, { global: false });
}
