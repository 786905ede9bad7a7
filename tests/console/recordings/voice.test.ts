import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeMp3 } from "../../../src/console/recordings/voice/encode-mp3.ts";
import { evenVoice, loudness, type Samples, TARGET_DB } from "../../../src/console/recordings/voice/even-voice.ts";
import { trimSilence } from "../../../src/console/recordings/voice/trim-silence.ts";
import { millisecondsOfMp3 } from "../../../src/domain/recordings/mp3.ts";
import { silence, tone } from "../../support/tones.ts";

const RATE = 8_000;
const CEILING = 10 ** (-2 / 20);

const joined = (...parts: readonly Samples[]): Samples => Float32Array.from(parts.flatMap((part) => [...part]));
const peakOf = (samples: Samples): number => samples.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0);

const anything = fc
  .float32Array({ minLength: 1, maxLength: 3_000, min: -1, max: 1, noNaN: true })
  .map((samples): Samples => Float32Array.from(samples));
/** Words between pauses: each of some length, pitch and strength. */
const speech = fc
  .array(
    fc.record({
      seconds: fc.double({ min: 0.2, max: 0.6, noNaN: true }),
      pause: fc.double({ min: 0.05, max: 0.5, noNaN: true }),
      hertz: fc.integer({ min: 100, max: 800 }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .chain((words) =>
    fc.double({ min: 0.01, max: 1, noNaN: true }).map((strength) => ({
      strength,
      samples: joined(
        ...words.flatMap(({ seconds, pause, hertz }) => [tone(RATE, seconds, hertz, strength), silence(RATE, pause)]),
      ),
    })),
  );

describe("an evened voice", () => {
  test("is as loud as all others, however loud it was and however long its pauses are", () => {
    fc.assert(
      fc.property(speech, ({ samples }) => {
        expect(loudness(evenVoice(samples, RATE), RATE)).toBeCloseTo(TARGET_DB, 0);
      }),
    );
  });

  test("never goes beyond what fits, whatever it was", () => {
    fc.assert(
      fc.property(anything, (samples) => {
        const evened = evenVoice(samples, RATE);
        expect(evened).toHaveLength(samples.length);
        expect(peakOf(evened)).toBeLessThanOrEqual(CEILING + 1e-6);
        expect(evened.every(Number.isFinite)).toBe(true);
      }),
    );
  });

  test("keeps its shape where nothing is too loud: each sample by the same factor", () => {
    const samples = joined(tone(RATE, 0.5, 200, 0.02), silence(RATE, 0.2), tone(RATE, 0.5, 300, 0.02));
    const evened = evenVoice(samples, RATE);
    const factor = (evened[100] ?? 0) / (samples[100] ?? 1);
    samples.forEach((sample, position) => expect(evened[position]).toBeCloseTo(sample * factor, 5));
  });

  test("that claps once is not made soft for the clap's sake", () => {
    const voice = tone(RATE, 2, 200, 0.05);
    const clapped = voice.with(RATE, 1);
    const evened = evenVoice(clapped, RATE);
    expect(peakOf(evened)).toBeLessThanOrEqual(CEILING + 1e-6);
    expect(loudness(evened.slice(0, RATE / 2), RATE)).toBeGreaterThan(loudness(voice, RATE) ?? 0);
  });

  test("of silence is silence", () => {
    expect(evenVoice(silence(RATE, 0.5), RATE)).toEqual(silence(RATE, 0.5));
    expect(loudness(silence(RATE, 0.5), RATE)).toBeNull();
  });
});

describe("silence at the ends", () => {
  const seconds = fc.double({ min: 0, max: 1.5, noNaN: true });

  test("is cut, and nothing of what is said", () => {
    fc.assert(
      fc.property(speech, seconds, seconds, ({ samples }, before, after) => {
        const alone = trimSilence(samples, RATE);
        const cut = trimSilence(joined(silence(RATE, before), samples, silence(RATE, after)), RATE);
        expect(cut).not.toBeNull();
        const left = cut?.length ?? 0;
        // The words lie in it whole, and at most what is left around them besides.
        expect(left).toBeGreaterThanOrEqual((alone?.length ?? 0) - 0.21 * RATE);
        expect(left).toBeLessThanOrEqual(samples.length + 0.32 * RATE);
        const power = (all: Samples): number => all.reduce((sum, sample) => sum + sample ** 2, 0);
        expect(power(cut ?? new Float32Array())).toBeCloseTo(power(samples), 1);
      }),
    );
  });

  test("is cut however soft the voice is, and a room's hum with it", () => {
    const hum = (length: number): Samples => tone(RATE, length, 50, 0.002);
    const cut = trimSilence(joined(hum(2), tone(RATE, 1, 300, 0.2), hum(3)), RATE);
    expect((cut?.length ?? 0) / RATE).toBeCloseTo(1.3, 1);
  });

  test("and pauses: what is in between stays", () => {
    const cut = trimSilence(joined(tone(RATE, 0.5, 300, 0.2), silence(RATE, 2), tone(RATE, 0.5, 300, 0.2)), RATE);
    expect((cut?.length ?? 0) / RATE).toBeCloseTo(3, 1);
  });

  test("is all there is: then there is nothing", () => {
    expect(trimSilence(silence(RATE, 1), RATE)).toBeNull();
    expect(trimSilence(new Float32Array(), RATE)).toBeNull();
  });
});

test("a voice is written as an MP3 of its length, which the server takes for one, and about 6 kB a second", () => {
  for (const seconds of [0.1, 1, 7.3]) {
    const bytes = encodeMp3(tone(32_000, seconds, 300, 0.3), 32_000);
    const length = (millisecondsOfMp3(bytes) ?? 0) / 1000;
    expect(length).toBeGreaterThanOrEqual(seconds);
    expect(length).toBeLessThan(seconds + 0.15);
    expect(bytes.length / length).toBeCloseTo(6_000, -1);
  }
});
