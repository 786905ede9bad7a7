import { describe, expect, test } from "vitest";
import { attempt } from "../../../src/console/api/attempt.ts";
import { err, ok } from "../../../src/kernel/result.ts";

describe("something that is tried", () => {
  test("gives what it gives", async () => {
    expect(await attempt(async () => ok(1))).toEqual(ok(1));
    expect(await attempt(async () => err("not-found"))).toEqual(err("not-found"));
  });

  test.each([
    ["at once", () => raise()],
    ["later", async () => raise()],
  ])("says so when it throws %s", async (_when, action) => {
    expect(await attempt(action)).toEqual(err("unexpected"));
  });
});

function raise(): never {
  throw new DOMException("The file could not be read.", "NotReadableError");
}
