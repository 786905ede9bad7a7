/** Samples between -1 and 1, of one channel. */
export type Samples = Float32Array<ArrayBuffer>;

/** How loud speech is made: the mean power of what is said, pauses aside, in decibels below full scale. */
export const TARGET_DB = -20;
/** No sample goes beyond: an encoder overshoots a little. */
const CEILING = amplitude(-2);
/** Whoever speaks more softly than this amplifies the room she sits in. */
const MOST_GAIN_DB = 30;
/** So far may peaks stand above what fits, before all is made softer for their sake. */
const MOST_LIMITED_DB = 6;
const WINDOW_SECONDS = 0.05;
const LIMITER_SECONDS = 0.005;
/** A window that is so much softer than the loud ones is a pause. */
const PAUSE_DB = 20;
const SILENCE_DB = -60;

/** The loudness of what is said, in decibels below full scale; null where nothing is. Pauses don't count. */
export function loudness(samples: Samples, perSecond: number): number | null {
  const powers = windowPowers(samples, Math.max(1, Math.round(perSecond * WINDOW_SECONDS)));
  const heard = powers.filter((power) => power > amplitude(SILENCE_DB) ** 2);
  if (heard.length === 0) {
    return null;
  }
  const floor = mean(heard) * amplitude(-PAUSE_DB) ** 2;
  return 10 * Math.log10(mean(heard.filter((power) => power >= floor)));
}

/** The same speech at the loudness that all of them have; silence stays what it is. */
export function evenVoice(samples: Samples, perSecond: number): Samples {
  const found = loudness(samples, perSecond);
  if (found === null) {
    return samples.slice();
  }
  const peak = samples.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0);
  const most = (CEILING / peak) * amplitude(MOST_LIMITED_DB);
  const gain = Math.min(amplitude(Math.min(TARGET_DB - found, MOST_GAIN_DB)), most);
  return limit(
    samples.map((sample) => sample * gain),
    Math.max(1, Math.round(perSecond * LIMITER_SECONDS)),
  );
}

/** Turns down around what is too loud, gently enough not to be heard: nothing is cut off. */
function limit(samples: Samples, reach: number): Samples {
  const lowest = movingMinimum(
    samples.map((sample) => Math.min(1, CEILING / Math.max(Math.abs(sample), CEILING))),
    reach,
  );
  const gains = movingMean(lowest, reach);
  return samples.map((sample, position) => sample * (gains[position] ?? 1));
}

/** Of all that stands within `reach` of each. */
function movingMinimum(values: Samples, reach: number): Samples {
  const result = new Float32Array(values.length);
  const candidates: number[] = [];
  let first = 0;
  for (let position = 0; position < values.length + reach; position++) {
    if (position < values.length) {
      const value = values[position] ?? 1;
      while (candidates.length > first && (values[candidates.at(-1) ?? 0] ?? 1) >= value) {
        candidates.pop();
      }
      candidates.push(position);
    }
    const middle = position - reach;
    if (middle >= 0) {
      while ((candidates[first] ?? 0) < middle - reach) {
        first += 1;
      }
      result[middle] = values[candidates[first] ?? 0] ?? 1;
    }
  }
  return result;
}

/** Beyond the ends stands what stands at them. */
function movingMean(values: Samples, reach: number): Samples {
  const at = (position: number): number => values[Math.min(Math.max(position, 0), values.length - 1)] ?? 1;
  const width = 2 * reach + 1;
  let sum = 0;
  for (let position = -reach; position <= reach; position++) {
    sum += at(position);
  }
  return values.map((_, position) => {
    const result = sum / width;
    sum += at(position + reach + 1) - at(position - reach);
    return result;
  });
}

function windowPowers(samples: Samples, width: number): readonly number[] {
  const powers: number[] = [];
  for (let start = 0; start < samples.length; start += width) {
    const window = samples.subarray(start, start + width);
    powers.push(window.reduce((sum, sample) => sum + sample * sample, 0) / window.length);
  }
  return powers;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function amplitude(decibels: number): number {
  return 10 ** (decibels / 20);
}
