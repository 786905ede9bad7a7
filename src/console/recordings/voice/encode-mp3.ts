import { Mp3Encoder } from "@breezystack/lamejs";
import type { Samples } from "./even-voice.ts";

/** A voice needs no more, and every tablet plays it: about 6 kB a second. */
const KILOBITS_PER_SECOND = 48;
const SAMPLES_PER_FRAME = 1152;

/** One channel of samples as an MP3: frame after frame, with nothing before or behind them. */
export function encodeMp3(samples: Samples, perSecond: number): Uint8Array<ArrayBuffer> {
  const encoder = new Mp3Encoder(1, perSecond, KILOBITS_PER_SECOND);
  const whole = Int16Array.from(samples, (sample) => Math.round(Math.max(-1, Math.min(1, sample)) * 32_767));
  const parts: Uint8Array[] = [];
  for (let start = 0; start < whole.length; start += SAMPLES_PER_FRAME) {
    parts.push(encoder.encodeBuffer(whole.subarray(start, start + SAMPLES_PER_FRAME)));
  }
  parts.push(encoder.flush());
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let position = 0;
  for (const part of parts) {
    bytes.set(part, position);
    position += part.length;
  }
  return bytes;
}
