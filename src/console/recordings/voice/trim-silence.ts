import type { Samples } from "./even-voice.ts";

const WINDOW_SECONDS = 0.01;
/** So much softer than the loudest window is silence, and so is whatever nobody would hear. */
const BELOW_LOUDEST = 10 ** (-36 / 20);
const INAUDIBLE = 10 ** (-60 / 20);
/** What is left before the first sound and behind the last: a word begins and ends more softly than it is. */
const KEPT_BEFORE_SECONDS = 0.1;
const KEPT_AFTER_SECONDS = 0.2;

/** Positions of samples: from `start` on, `end` not included. */
export type Span = { readonly start: number; readonly end: number };

/** Where something is said, with what is left around it; null where there is nothing but silence. */
export function spokenSpan(samples: Samples, perSecond: number): Span | null {
  const width = Math.max(1, Math.round(perSecond * WINDOW_SECONDS));
  const levels: number[] = [];
  for (let start = 0; start < samples.length; start += width) {
    levels.push(rootMeanSquare(samples.subarray(start, start + width)));
  }
  const loudest = levels.reduce((highest, level) => Math.max(highest, level), 0);
  const isHeard = (level: number): boolean => level > Math.max(loudest * BELOW_LOUDEST, INAUDIBLE);
  const first = levels.findIndex(isHeard);
  if (first < 0) {
    return null;
  }
  const last = levels.findLastIndex(isHeard);
  return {
    start: Math.max(0, first * width - Math.round(KEPT_BEFORE_SECONDS * perSecond)),
    end: Math.min(samples.length, (last + 1) * width + Math.round(KEPT_AFTER_SECONDS * perSecond)),
  };
}

/** Without the silence at both ends; pauses within stay. Null where there is nothing but silence. */
export function trimSilence(samples: Samples, perSecond: number): Samples | null {
  const span = spokenSpan(samples, perSecond);
  return span === null ? null : samples.slice(span.start, span.end);
}

function rootMeanSquare(samples: Samples): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}
