import * as v from "valibot";

/** Everything that a server says no with. Codes only: the screen owns the words. */
export const PROBLEM_CODES = [
  "malformed",
  "too-large",
  "unknown-protocol",
  "not-enrolled",
  "not-signed-in",
  "not-allowed",
  "not-found",
  "code-unknown",
  "wrong-credentials",
  "too-many-attempts",
  "already-exists",
  "round-not-publishable",
  "release-not-verified",
  "key-not-proved",
  "wrong-address",
  "storage-failed",
  "storage-damaged",
  "record-damaged",
  "internal",
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export const Problem = v.object({ problem: v.picklist(PROBLEM_CODES) });
export type Problem = v.InferOutput<typeof Problem>;

/**
 * The status that each comes with. The two that are damaged need a backup, not another try: the whole database, or the
 * one row that was asked for.
 */
export const STATUS_OF: Readonly<Record<ProblemCode, number>> = {
  malformed: 400,
  "not-enrolled": 401,
  "not-signed-in": 401,
  "wrong-credentials": 401,
  "not-allowed": 403,
  "not-found": 404,
  "code-unknown": 404,
  "already-exists": 409,
  "round-not-publishable": 409,
  "key-not-proved": 409,
  "too-large": 413,
  "wrong-address": 421,
  "release-not-verified": 422,
  "unknown-protocol": 426,
  "too-many-attempts": 429,
  "record-damaged": 500,
  internal: 500,
  "storage-failed": 503,
  "storage-damaged": 503,
};
