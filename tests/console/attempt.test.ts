import { describe, expect, test } from "vitest";
import { attempt } from "../../src/console/api/attempt.ts";
import type { ApiFailure } from "../../src/console/api/request.ts";
import { together } from "../../src/console/api/together.ts";
import { err, ok, type Result } from "../../src/kernel/result.ts";

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

describe("several replies", () => {
  const reply = async <Value>(result: Result<Value, ApiFailure>, after = 0): Promise<Result<Value, ApiFailure>> => {
    await new Promise((wake) => setTimeout(wake, after));
    return result;
  };

  test("come together by their names", async () => {
    expect(await together({ one: reply(ok(1), 5), two: reply(ok("two")) })).toEqual(ok({ one: 1, two: "two" }));
  });

  test("are the first failure among them as they are listed, whichever came first", async () => {
    const replies = { one: reply(ok(1)), two: reply(err("not-found"), 5), three: reply(err("unreachable")) };
    expect(await together(replies)).toEqual(err("not-found"));
  });
});

function raise(): never {
  throw new DOMException("The file could not be read.", "NotReadableError");
}
