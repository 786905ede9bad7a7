import { toBase64 } from "../../src/kernel/base64.ts";
import type { NewRecording } from "../../src/protocol/console/recordings.ts";

const FRAME_BYTES = 216;
export const FRAME_MS = 36;

/** So many frames of MP3 at 48 kbit/s and 32,000 samples a second that hold nothing; `filling` tells one sound from another. */
export function mp3Frames(count: number, filling = 0): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(count * FRAME_BYTES).fill(filling);
  for (let frame = 0; frame < count; frame++) {
    bytes.set([0xff, 0xfb, 0x38, 0xc4], frame * FRAME_BYTES);
  }
  return bytes;
}

export function newRecording(changes: Partial<NewRecording> = {}): NewRecording {
  return { language: "sv", text: "Vill du svara?", place: "purpose.title", sound: toBase64(mp3Frames(3)), ...changes };
}
