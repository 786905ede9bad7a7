import { expect, test } from "vitest";
import { inOrderOfUse } from "../../../src/console/rounds/order.ts";
import type { CivilDate } from "../../../src/kernel/calendar.ts";
import { asDate } from "../../support/brands.ts";

const round = (name: string, starts: CivilDate, ends: CivilDate) => ({ name, starts, ends });
const PRACTICE = round("practice", asDate("2026-09-21"), asDate("2027-09-21"));
const NOW = round("now", asDate("2026-09-14"), asDate("2026-09-25"));
const LAST = round("last", asDate("2026-03-02"), asDate("2026-03-13"));
const BEFORE = round("before", asDate("2025-09-01"), asDate("2025-09-12"));
const NEXT = round("next", asDate("2026-10-05"), asDate("2026-10-16"));

test.each([
  ["what goes on today, the soonest end on top", asDate("2026-09-22"), ["now", "practice", "next", "last", "before"]],
  ["the first and the last day belong to it", asDate("2026-09-25"), ["now", "practice", "next", "last", "before"]],
  ["else the last to start", asDate("2025-12-24"), ["next", "practice", "now", "last", "before"]],
])("rounds stand in the order in which one looks for them: %s", (_what, today, names) => {
  const rounds = [BEFORE, PRACTICE, LAST, NEXT, NOW];
  expect(inOrderOfUse(rounds, today).map(({ name }) => name)).toEqual(names);
});
