import type { Samples } from "./even-voice.ts";

/** Where a meter begins, in decibels below full scale; nothing that is softer is told apart. */
export const FLOOR_DB = -60;
/** The frame of the meter: a voice between these is recorded well, whatever is said. */
export const QUIET_DB = -36;
export const LOUD_DB = -10;

/** So high, a sample stands at the end of what the microphone can say: more of them, and the voice is torn. */
const TORN = 0.985;
const MOST_TORN = 0.001;
/** What was loud counts on for a while, so that a pause between two words is not called too quiet. */
const FALL_DB_PER_SECOND = 12;
const WINDOW_SECONDS = 0.05;
/** How loud the loudest tenth of what is said is: words, and neither the pauses between them nor a single click. */
const LOUDEST_SHARE = 0.9;

/** `silent`: nobody has said anything. */
export type Strength = "silent" | "quiet" | "right" | "loud";

/** What a meter shows: this moment, and how loud the voice is on the whole, in decibels below full scale. */
export type Level = { readonly now: number; readonly held: number; readonly torn: boolean };

export const SILENT: Level = { now: FLOOR_DB, held: FLOOR_DB, torn: false };

/** How loud these samples are: their mean power in decibels below full scale, and never below the floor. */
export function levelOf(samples: Samples): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length);
  return Math.max(FLOOR_DB, 10 * Math.log10(Math.max(power, Number.MIN_VALUE)));
}

/** The level after these samples have come. */
export function nextLevel({ held }: Level, samples: Samples, perSecond: number): Level {
  const now = levelOf(samples);
  const fallen = held - (FALL_DB_PER_SECOND * samples.length) / perSecond;
  return { now, held: Math.max(now, fallen, FLOOR_DB), torn: tornShare(samples) > MOST_TORN };
}

export function strengthOf({ held, torn }: Level): Strength {
  return torn ? "loud" : judged(held);
}

/** The same of all that was recorded. */
export function strengthOfAll(samples: Samples, perSecond: number): Strength {
  const width = Math.max(1, Math.round(perSecond * WINDOW_SECONDS));
  const levels: number[] = [];
  for (let start = 0; start < samples.length; start += width) {
    levels.push(levelOf(samples.subarray(start, start + width)));
  }
  const heard = levels.filter((level) => level > FLOOR_DB).sort((one, other) => one - other);
  const held = heard[Math.floor((heard.length - 1) * LOUDEST_SHARE)] ?? FLOOR_DB;
  return strengthOf({ now: held, held, torn: tornShare(samples) > MOST_TORN });
}

/** Where a level stands on the meter, from 0 to 1. */
export function placeOnMeter(decibels: number): number {
  return Math.min(1, Math.max(0, 1 - decibels / FLOOR_DB));
}

/** The highest sample in each of so many equal parts, from 0 to 1: what a picture of a recording draws. */
export function envelopeOf(samples: Samples, parts: number): readonly number[] {
  return Array.from({ length: parts }, (_, part) => {
    const [start, end] = [part, part + 1].map((edge) => Math.floor((edge * samples.length) / parts));
    return Math.min(
      1,
      samples.subarray(start, end).reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0),
    );
  });
}

function judged(decibels: number): Strength {
  if (decibels <= FLOOR_DB) {
    return "silent";
  }
  return decibels < QUIET_DB ? "quiet" : decibels > LOUD_DB ? "loud" : "right";
}

function tornShare(samples: Samples): number {
  const torn = samples.reduce((count, sample) => count + (Math.abs(sample) >= TORN ? 1 : 0), 0);
  return torn / Math.max(1, samples.length);
}
