import { expect, test } from "vitest";
import { inOrderOfUse } from "../../src/console/rounds/order.ts";

const round = (name: string, starts: string, ends: string) => ({ name, starts, ends });
const PRACTICE = round("practice", "2026-09-21", "2027-09-21");
const NOW = round("now", "2026-09-14", "2026-09-25");
const LAST = round("last", "2026-03-02", "2026-03-13");
const BEFORE = round("before", "2025-09-01", "2025-09-12");
const NEXT = round("next", "2026-10-05", "2026-10-16");

test.each([
  ["what goes on today, the soonest end on top", "2026-09-22", ["now", "practice", "next", "last", "before"]],
  ["the first and the last day belong to it", "2026-09-25", ["now", "practice", "next", "last", "before"]],
  ["else the last to start", "2025-12-24", ["next", "practice", "now", "last", "before"]],
])("rounds stand in the order in which one looks for them: %s", (_what, today, names) => {
  const rounds = [BEFORE, PRACTICE, LAST, NEXT, NOW];
  expect(inOrderOfUse(rounds, today).map(({ name }) => name)).toEqual(names);
});
