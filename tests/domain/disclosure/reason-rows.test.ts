import { describe, expect, test } from "vitest";
import { reasonRows } from "../../../src/domain/disclosure/reason-rows.ts";
import { SCRIPTED_DAY } from "../../support/scripted-day.ts";

describe("reasons on the screen", () => {
  const expected = new Map<string, number>(Object.entries(SCRIPTED_DAY.expected.refusalReasons));
  const rows = reasonRows(expected);

  test("are shown in full, those of one person, too", () => {
    const given = rows.filter(({ count }) => count > 0).map(({ reason, count }) => [reason, count] as const);
    expect(new Map(given)).toEqual(expected);
    expect(rows).toHaveLength(13);
  });

  test("stand with the most frequent on top, and with those that a round added", () => {
    const counts = rows.map(({ count }) => count);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(reasonRows(new Map([["own-reason", 2]]))[0]).toEqual({ reason: "own-reason", count: 2 });
  });
});
