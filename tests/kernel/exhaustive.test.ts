import { expect, test } from "vitest";
import { unreachable } from "../../src/kernel/exhaustive.ts";

test("a value that no variant knows is an exception, never a silent nothing", () => {
  expect(() => unreachable({ kind: "from-the-future" } as never)).toThrow('unreachable: {"kind":"from-the-future"}');
});
