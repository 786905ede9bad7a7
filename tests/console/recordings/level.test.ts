import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Samples } from "../../../src/console/recordings/voice/even-voice.ts";
import {
  envelopeOf,
  FLOOR_DB,
  type Level,
  LOUD_DB,
  levelOf,
  nextLevel,
  placeOnMeter,
  QUIET_DB,
  SILENT,
  strengthOf,
  strengthOfAll,
} from "../../../src/console/recordings/voice/level.ts";
import { spokenSpan, trimSilence } from "../../../src/console/recordings/voice/trim-silence.ts";
import { silence, tone } from "../../support/tones.ts";

const RATE = 8_000;
const BLOCK = 400;

const joined = (...parts: readonly Samples[]): Samples => Float32Array.from(parts.flatMap((part) => [...part]));
/** A tone whose mean power is this many decibels below full scale. */
const at = (decibels: number, seconds: number): Samples => tone(RATE, seconds, 200, Math.SQRT2 * 10 ** (decibels / 20));
const anything = fc
  .float32Array({ minLength: 1, maxLength: 2_000, min: -1, max: 1, noNaN: true })
  .map((samples): Samples => Float32Array.from(samples));

function levelsOf(samples: Samples): readonly Level[] {
  const levels: Level[] = [];
  for (let start = 0; start < samples.length; start += BLOCK) {
    levels.push(nextLevel(levels.at(-1) ?? SILENT, samples.subarray(start, start + BLOCK), RATE));
  }
  return levels;
}

describe("a level", () => {
  test("is the power of what is heard, and twice the strength is six decibels", () => {
    fc.assert(
      fc.property(fc.double({ min: -50, max: -7, noNaN: true }), (decibels) => {
        expect(levelOf(at(decibels, 0.1))).toBeCloseTo(decibels, 1);
        const twice = at(decibels, 0.1).map((sample) => sample * 2);
        expect(levelOf(twice) - levelOf(at(decibels, 0.1))).toBeCloseTo(6.02, 2);
      }),
    );
  });

  test("stands on the meter between its ends, whatever is heard, and the louder the further", () => {
    fc.assert(
      fc.property(anything, anything, (one, other) => {
        const [low, high] = [levelOf(one), levelOf(other)].sort((first, second) => first - second) as [number, number];
        expect(low).toBeGreaterThanOrEqual(FLOOR_DB);
        expect(placeOnMeter(low)).toBeGreaterThanOrEqual(0);
        expect(placeOnMeter(high)).toBeLessThanOrEqual(1);
        expect(placeOnMeter(low)).toBeLessThanOrEqual(placeOnMeter(high));
      }),
    );
    expect([placeOnMeter(FLOOR_DB), placeOnMeter(0)]).toEqual([0, 1]);
    expect(levelOf(new Float32Array())).toBe(FLOOR_DB);
  });

  test("is held through a pause between words, falls behind it, and never stands below what is heard now", () => {
    fc.assert(
      fc.property(fc.array(anything, { minLength: 1, maxLength: 6 }), (parts) => {
        for (const { now, held } of levelsOf(joined(...parts))) {
          expect(held).toBeGreaterThanOrEqual(now);
          expect(held).toBeGreaterThanOrEqual(FLOOR_DB);
        }
      }),
    );
    const levels = levelsOf(joined(at(-20, 1), silence(RATE, 0.5), silence(RATE, 5)));
    expect(levels.map(strengthOf).slice(0, 30)).toEqual(Array.from({ length: 30 }, () => "right"));
    expect(levels.at(-1)?.held).toBe(FLOOR_DB);
  });
});

describe("the frame of the meter", () => {
  test("tells too quiet, right and too loud apart, while one speaks and afterwards alike", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -55, max: -4, noNaN: true }),
        fc.double({ min: 0, max: 2, noNaN: true }),
        (decibels, pause) => {
          fc.pre(Math.abs(decibels - QUIET_DB) > 0.5 && Math.abs(decibels - LOUD_DB) > 0.5);
          const wanted = decibels < QUIET_DB ? "quiet" : decibels > LOUD_DB ? "loud" : "right";
          const spoken = joined(at(decibels, 0.5), silence(RATE, pause), at(decibels, 0.5));
          expect(strengthOf(levelsOf(spoken).at(-1) ?? SILENT)).toBe(wanted);
          expect(strengthOfAll(spoken, RATE)).toBe(wanted);
        },
      ),
    );
  });

  test("knows when nobody says anything", () => {
    expect(strengthOf(SILENT)).toBe("silent");
    expect([silence(RATE, 1), new Float32Array()].map((samples) => strengthOfAll(samples, RATE))).toEqual(["silent", "silent"]);
  });

  test("takes what is torn for too loud, and a single click for nothing", () => {
    // No louder on the whole than it should be, but with peaks that the microphone could not say.
    const torn = at(-16, 1).map((sample, position) => (position % 200 === 0 ? Math.sign(sample) || 1 : sample));
    expect(levelOf(torn)).toBeLessThan(LOUD_DB - 2);
    expect(strengthOfAll(torn, RATE)).toBe("loud");
    expect(strengthOf(levelsOf(torn).at(-1) ?? SILENT)).toBe("loud");
    const clicked = joined(at(-25, 1), Float32Array.of(1, -1), at(-25, 1));
    expect(strengthOfAll(clicked, RATE)).toBe("right");
  });
});

test("a picture of what was said has its highest places, and no part of it is lost", () => {
  fc.assert(
    fc.property(anything, fc.integer({ min: 1, max: 120 }), (samples, parts) => {
      const envelope = envelopeOf(samples, parts);
      expect(envelope).toHaveLength(parts);
      const highest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
      expect(Math.max(...envelope)).toBeCloseTo(highest, 6);
    }),
  );
});

test("what the picture shows as said is what is kept", () => {
  fc.assert(
    fc.property(anything, (samples) => {
      const span = spokenSpan(samples, RATE);
      const kept = trimSilence(samples, RATE);
      expect(kept).toEqual(span === null ? null : samples.slice(span.start, span.end));
      if (span !== null) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThan(span.start);
        expect(span.end).toBeLessThanOrEqual(samples.length);
      }
    }),
  );
});
