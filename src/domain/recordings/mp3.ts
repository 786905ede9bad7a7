type Frame = { readonly bytes: number; readonly samples: number; readonly perSecond: number };

/** Thousands of bits a second, by the number in a frame's header: of MPEG-1, and of the two later ones with half its rates. */
const BITRATES: readonly number[] = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const LOW_BITRATES: readonly number[] = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const SAMPLES_PER_SECOND: readonly number[] = [44_100, 48_000, 32_000];

const MPEG_1 = 3;
const MPEG_2 = 2;
const MPEG_2_5 = 0;
const LAYER_3 = 1;

/**
 * How long the sound is that these bytes are, in milliseconds; null where they are no MP3. What is said about a file beside
 * it is not believed: from the first byte to the last there is frame after frame of one rate, and nothing else. A tag, which
 * may hold names, is none.
 */
export function millisecondsOfMp3(bytes: Uint8Array): number | null {
  let samples = 0;
  let perSecond: number | null = null;
  let position = 0;
  while (position < bytes.length) {
    const frame = frameAt(bytes, position);
    if (frame === null || (perSecond ?? frame.perSecond) !== frame.perSecond) {
      return null;
    }
    perSecond = frame.perSecond;
    samples += frame.samples;
    position += frame.bytes;
  }
  return perSecond === null || position !== bytes.length ? null : Math.round((samples / perSecond) * 1000);
}

function frameAt(bytes: Uint8Array, position: number): Frame | null {
  const [sync = 0, kind = 0, rates = 0] = bytes.subarray(position, position + 4);
  const version = (kind >> 3) & 3;
  const isFirst = version === MPEG_1;
  if (sync !== 0xff || kind >> 5 !== 7 || ((kind >> 1) & 3) !== LAYER_3 || ![MPEG_1, MPEG_2, MPEG_2_5].includes(version)) {
    return null;
  }
  const bitrate = (isFirst ? BITRATES : LOW_BITRATES)[rates >> 4];
  const rate = SAMPLES_PER_SECOND[(rates >> 2) & 3];
  if (bitrate === undefined || bitrate === 0 || rate === undefined) {
    return null;
  }
  const perSecond = rate / (isFirst ? 1 : version === MPEG_2 ? 2 : 4);
  const padding = (rates >> 1) & 1;
  const samples = isFirst ? 1152 : 576;
  return { bytes: Math.floor(((samples / 8) * bitrate * 1000) / perSecond) + padding, samples, perSecond };
}
