import { describe, expect, test } from "vitest";
import { firstDay, momentOf, workingDays } from "../../../src/server/example/days.ts";
import { asDate } from "../../support/brands.ts";

describe("ten working days, the last of which is the latest that has begun", () => {
  test.each([
    ["a Monday at noon", asDate("2026-09-14"), 12, asDate("2026-09-01"), asDate("2026-09-14")],
    ["a Monday before anybody is asked", asDate("2026-09-14"), 7, asDate("2026-08-31"), asDate("2026-09-11")],
    ["a Saturday", asDate("2026-09-19"), 12, asDate("2026-09-07"), asDate("2026-09-18")],
    ["a Sunday night", asDate("2026-09-20"), 3, asDate("2026-09-07"), asDate("2026-09-18")],
    ["the first days of a year", asDate("2027-01-04"), 12, asDate("2026-12-22"), asDate("2027-01-04")],
    ["the night when the clocks change", asDate("2026-10-26"), 12, asDate("2026-10-13"), asDate("2026-10-26")],
  ])("on %s", (_what, today, hour, first, last) => {
    expect(firstDay(momentOf(today, hour, 30), 10)).toBe(first);
    expect(workingDays(first, 10).at(-1)).toBe(last);
    expect(workingDays(first, 10)).toHaveLength(10);
  });
});
