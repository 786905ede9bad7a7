import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mayDepart } from "../../../src/domain/round/departure.ts";
import { DEFAULT_SETTINGS } from "../../../src/domain/round/settings.ts";

describe("sealed answers leave the tablet", () => {
  test.each<[string, number, number, boolean, boolean]>([
    ["nothing waits, nobody asks", 0, 0, false, false],
    ["nothing waits, whoever asks", 0, 500, true, false],
    ["one answer waits", 1, 0, false, false],
    ["four answers wait", 4, 119, false, false],
    ["five wait", 5, 0, false, true],
    ["more than five wait", 50, 0, false, true],
    ["the oldest is just under two hours old", 1, 119, false, false],
    ["the oldest is two hours old", 1, 120, false, true],
    ["the assistant says so, or the shift ends", 1, 0, true, true],
  ])("%s (%i, %i minutes, ordered: %s): %s", (_, count, minutesSinceOldest, ordered, leave) => {
    expect(mayDepart({ count, minutesSinceOldest }, ordered, DEFAULT_SETTINGS)).toBe(leave);
  });

  test.each([
    [10, 240, 9, 239, false],
    [10, 240, 10, 0, true],
    [10, 240, 1, 240, true],
    [1, 120, 1, 0, true],
    [100, 0, 1, 0, true],
    [100, 0, 0, 0, false],
  ])(
    "a round may say otherwise: at %i or after %i minutes, with %i since %i minutes: %s",
    (batchThreshold, batchAfterMinutes, count, minutesSinceOldest, leave) => {
      expect(mayDepart({ count, minutesSinceOldest }, false, { batchThreshold, batchAfterMinutes })).toBe(leave);
    },
  );

  test("what may leave does not stay because more answers came or more time went by", () => {
    const settings = fc.record({ batchThreshold: fc.integer({ min: 1, max: 100 }), batchAfterMinutes: fc.nat({ max: 1440 }) });
    const waiting = fc.record({ count: fc.nat({ max: 120 }), minutesSinceOldest: fc.nat({ max: 1500 }) });
    fc.assert(
      fc.property(waiting, waiting, fc.boolean(), settings, (now, more, ordered, round) => {
        const later = { count: now.count + more.count, minutesSinceOldest: now.minutesSinceOldest + more.minutesSinceOldest };
        expect(mayDepart(now, ordered, round) && !mayDepart(later, ordered, round)).toBe(false);
        expect(mayDepart(now, true, round)).toBe(now.count > 0);
      }),
      { numRuns: 1000 },
    );
  });
});

test("a round's settings are, unless it says otherwise, those of the design", () => {
  expect(DEFAULT_SETTINGS).toEqual({
    batchThreshold: 5,
    batchAfterMinutes: 120,
    keepsWalkAways: false,
    silenceSeconds: 60,
    countdownSeconds: 30,
    keepsWeek: true,
  });
});
