import { expect, test } from "vitest";
import { joined, LOADING, type Loaded } from "../../../src/console/api/loaded.ts";

const at = (minute: number): Date => new Date(2026, 8, 14, 8, minute);
const ready = <Value>(value: Value, minute = 0, staleBecause: "unreachable" | null = null): Loaded<Value> => ({
  status: "ready",
  value,
  staleBecause,
  at: at(minute),
});
const failed = { status: "failed", failure: "not-found" } as const;

test("several replies are there together by their names, as old as the oldest, and stale as soon as one of them is", () => {
  expect(joined({ one: ready(1, 7), two: ready("two", 3) })).toEqual(ready({ one: 1, two: "two" }, 3));
  expect(joined({ one: ready(1), two: ready("two", 3, "unreachable") })).toEqual(ready({ one: 1, two: "two" }, 0, "unreachable"));
});

test("several replies wait for the last of them, and are the first failure as they are listed", () => {
  expect(joined({ one: ready(1), two: LOADING })).toEqual(LOADING);
  expect(joined({ one: LOADING, two: failed, three: { status: "failed", failure: "unreachable" } })).toEqual(failed);
});
