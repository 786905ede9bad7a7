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

/** What the caller can do about it. */
export type ProblemClass = "retry-later" | "fix-request" | "device-revoked" | "client-too-old" | "sign-in" | "bug";

export const Problem = v.object({
  problem: v.picklist(PROBLEM_CODES),
  /** What is wrong with the questionnaire that was sent, if that is what was malformed (`DocumentFinding`, `Remark`). */
  findings: v.exactOptional(
    v.array(
      v.object({
        code: v.string(),
        at: v.string(),
        language: v.exactOptional(v.string()),
        other: v.exactOptional(v.string()),
      }),
    ),
  ),
});
export type Problem = v.InferOutput<typeof Problem>;

/**
 * | code                                                             | HTTP | class          |
 * | ---------------------------------------------------------------- | ---- | -------------- |
 * | malformed, too-large, not-found, code-unknown, already-exists, … | 4xx  | fix-request    |
 * | unknown-protocol                                                 | 426  | client-too-old |
 * | not-enrolled                                                     | 401  | device-revoked |
 * | not-signed-in, wrong-credentials                                 | 401  | sign-in        |
 * | too-many-attempts, storage-failed, storage-damaged               | 429, 503 | retry-later |
 * | record-damaged, internal                                         | 500  | bug            |
 *
 * The two that are damaged need a backup, not another try: the whole database, or the one row that was asked for.
 */
export const PROBLEMS: Readonly<Record<ProblemCode, { readonly http: number; readonly todo: ProblemClass }>> = {
  malformed: { http: 400, todo: "fix-request" },
  "too-large": { http: 413, todo: "fix-request" },
  "unknown-protocol": { http: 426, todo: "client-too-old" },
  "not-enrolled": { http: 401, todo: "device-revoked" },
  "not-signed-in": { http: 401, todo: "sign-in" },
  "not-allowed": { http: 403, todo: "fix-request" },
  "not-found": { http: 404, todo: "fix-request" },
  "code-unknown": { http: 404, todo: "fix-request" },
  "wrong-credentials": { http: 401, todo: "sign-in" },
  "too-many-attempts": { http: 429, todo: "retry-later" },
  "already-exists": { http: 409, todo: "fix-request" },
  "round-not-publishable": { http: 409, todo: "fix-request" },
  "release-not-verified": { http: 422, todo: "fix-request" },
  "key-not-proved": { http: 409, todo: "fix-request" },
  "wrong-address": { http: 421, todo: "fix-request" },
  "storage-failed": { http: 503, todo: "retry-later" },
  "storage-damaged": { http: 503, todo: "retry-later" },
  "record-damaged": { http: 500, todo: "bug" },
  internal: { http: 500, todo: "bug" },
};
