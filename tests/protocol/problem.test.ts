import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { PROBLEM_CODES, Problem, type ProblemCode, STATUS_OF } from "../../src/protocol/problem.ts";

describe("everything that a server says no with", () => {
  test.each<[ProblemCode, number]>([
    ["malformed", 400],
    ["too-large", 413],
    ["unknown-protocol", 426],
    ["not-enrolled", 401],
    ["not-signed-in", 401],
    ["not-allowed", 403],
    ["not-found", 404],
    ["code-unknown", 404],
    ["wrong-credentials", 401],
    ["too-many-attempts", 429],
    ["already-exists", 409],
    ["round-not-publishable", 409],
    ["release-not-verified", 422],
    ["key-not-proved", 409],
    ["wrong-address", 421],
    ["storage-failed", 503],
    ["storage-damaged", 503],
    ["record-damaged", 500],
    ["internal", 500],
  ])("%s is %i", (code, status) => {
    expect(STATUS_OF[code]).toBe(status);
  });

  test("stands in that table, and nothing else does", () => {
    expect(PROBLEM_CODES).toHaveLength(19);
    expect(Object.keys(STATUS_OF).sort()).toEqual([...PROBLEM_CODES].sort());
  });

  test("is a code", () => {
    expect(v.safeParse(Problem, { problem: "malformed" }).success).toBe(true);
    for (const strange of [{}, { problem: "oops" }, { problem: 5 }, "malformed", null]) {
      expect(v.safeParse(Problem, strange).success).toBe(false);
    }
  });
});
