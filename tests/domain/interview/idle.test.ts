import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type IdlePhase, idlePhase, type Moment, passedBetween } from "../../../src/domain/interview/idle.ts";
import { DEFAULT_SETTINGS } from "../../../src/domain/round/settings.ts";

describe("silence, with a minute of it and half a minute to answer the question", () => {
  test.each<[number, IdlePhase]>([
    [0, { phase: "active" }],
    [59_999, { phase: "active" }],
    [60_000, { phase: "asking", secondsLeft: 30 }],
    [60_001, { phase: "asking", secondsLeft: 30 }],
    [60_999, { phase: "asking", secondsLeft: 30 }],
    [61_000, { phase: "asking", secondsLeft: 29 }],
    [89_000, { phase: "asking", secondsLeft: 1 }],
    [89_999, { phase: "asking", secondsLeft: 1 }],
    [90_000, { phase: "gone" }],
    // The tablet slept; nobody was asked, and nobody is there.
    [8 * 60 * 60 * 1000, { phase: "gone" }],
  ])("after %i ms: %j", (silentMs, phase) => {
    expect(idlePhase(silentMs, { silenceSeconds: 60, countdownSeconds: 30 })).toEqual(phase);
  });

  test("the defaults are those of the design", () => {
    expect(idlePhase(60_000, DEFAULT_SETTINGS)).toEqual({ phase: "asking", secondsLeft: 30 });
    expect(idlePhase(90_000, DEFAULT_SETTINGS)).toEqual({ phase: "gone" });
  });
});

test("under any round's settings it asks after the silence, counts down to 1 and never below, and then she is gone", () => {
  const settings = fc.record({
    silenceSeconds: fc.integer({ min: 20, max: 600 }),
    countdownSeconds: fc.integer({ min: 10, max: 120 }),
  });
  fc.assert(
    fc.property(settings, fc.nat({ max: 800_000 }), (round, silentMs) => {
      const phase = idlePhase(silentMs, round);
      const asksAt = round.silenceSeconds * 1000;
      const goneAt = asksAt + round.countdownSeconds * 1000;
      expect(phase.phase).toBe(silentMs < asksAt ? "active" : silentMs < goneAt ? "asking" : "gone");
      if (phase.phase === "asking") {
        expect(phase.secondsLeft).toBe(Math.ceil((goneAt - silentMs) / 1000));
        expect(phase.secondsLeft).toBeGreaterThanOrEqual(1);
        expect(phase.secondsLeft).toBeLessThanOrEqual(round.countdownSeconds);
      }
    }),
    { numRuns: 2000 },
  );
});

describe("how much time has passed", () => {
  const clock = fc.record({ steady: fc.nat({ max: 1e9 }), wall: fc.nat({ max: 1e12 }) });

  test.each<[string, Moment, number]>([
    ["both clocks agree", { steady: 1000, wall: 1000 }, 1000],
    ["the tablet slept, and only the wall clock went on", { steady: 10, wall: 2_400_000 }, 2_400_000],
    ["the wall clock was set back by a year", { steady: 90_000, wall: -31_536_000_000 }, 90_000],
    ["both seem to run backwards", { steady: -5, wall: -5 }, 0],
  ])("when %s", (_what, later, passed) => {
    expect(passedBetween({ steady: 0, wall: 0 }, later)).toBe(passed);
  });

  test("is never less than either clock says, and never negative", () => {
    fc.assert(
      fc.property(clock, clock, (earlier, later) => {
        const passed = passedBetween(earlier, later);
        expect(passed).toBeGreaterThanOrEqual(later.steady - earlier.steady);
        expect(passed).toBeGreaterThanOrEqual(later.wall - earlier.wall);
        expect(passed).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
