import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { PROBLEM_CODES, PROBLEMS, Problem, type ProblemClass, type ProblemCode } from "../../src/protocol/problem.ts";

describe("everything that a server says no with", () => {
  test.each<[ProblemCode, number, ProblemClass]>([
    ["malformed", 400, "fix-request"],
    ["too-large", 413, "fix-request"],
    ["unknown-protocol", 426, "client-too-old"],
    ["not-enrolled", 401, "device-revoked"],
    ["not-signed-in", 401, "sign-in"],
    ["not-allowed", 403, "fix-request"],
    ["not-found", 404, "fix-request"],
    ["code-unknown", 404, "fix-request"],
    ["wrong-credentials", 401, "sign-in"],
    ["too-many-attempts", 429, "retry-later"],
    ["already-exists", 409, "fix-request"],
    ["round-not-publishable", 409, "fix-request"],
    ["release-not-verified", 422, "fix-request"],
    ["key-not-proved", 409, "fix-request"],
    ["wrong-address", 421, "fix-request"],
    ["storage-failed", 503, "retry-later"],
    ["storage-damaged", 503, "retry-later"],
    ["record-damaged", 500, "bug"],
    ["internal", 500, "bug"],
  ])("%s is %i, and the caller can: %s", (code, http, todo) => {
    expect(PROBLEMS[code]).toEqual({ http, todo });
  });

  test("stands in that table, and nothing else does", () => {
    expect(PROBLEM_CODES).toHaveLength(19);
    expect(Object.keys(PROBLEMS).sort()).toEqual([...PROBLEM_CODES].sort());
  });

  test("what may be tried again is the server's fault or a matter of time, and what must be mended is not", () => {
    for (const { http, todo } of Object.values(PROBLEMS)) {
      expect(todo === "retry-later" || todo === "bug").toBe(http >= 500 || http === 429);
    }
  });

  test("is a code, with what is wrong in a questionnaire if that is what it was", () => {
    expect(v.safeParse(Problem, { problem: "malformed" }).success).toBe(true);
    expect(
      v.safeParse(Problem, {
        problem: "malformed",
        findings: [
          { code: "no-options", at: "visited" },
          { code: "missing-language", at: "title", language: "so" },
        ],
      }).success,
    ).toBe(true);
    for (const strange of [
      {},
      { problem: "oops" },
      { problem: "malformed", findings: "all" },
      { problem: "malformed", findings: [{ code: "x" }] },
      null,
    ]) {
      expect(v.safeParse(Problem, strange).success).toBe(false);
    }
  });
});
