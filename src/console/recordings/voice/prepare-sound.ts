import { err, ok, type Result } from "../../../kernel/result.ts";
import { MOST_SOUND_BYTES } from "../../../protocol/sound.ts";
import type { ToEncode } from "./encode-mp3.worker.ts";
import { evenVoice, type Samples } from "./even-voice.ts";
import { trimSilence } from "./trim-silence.ts";

export const SOUND_FAULTS = ["not-sound", "silent", "too-long"] as const;
export type SoundFault = (typeof SOUND_FAULTS)[number];
/** One channel, as a microphone gave it. */
export type Spoken = { readonly samples: Samples; readonly perSecond: number };
/** What somebody brings or records, as the sound that is kept. */
export type PrepareSound = (source: Blob | Spoken) => Promise<Result<Uint8Array<ArrayBuffer>, SoundFault>>;

/** Enough for a voice, and a rate that MP3 has. */
const SAMPLES_PER_SECOND = 32_000;
export const LONGEST_SECONDS = 60;

/**
 * A file is read by the browser that has it (no other may know its format). All is cut to what is said, made as loud as all
 * others, and written as MP3 beside the page.
 */
export function prepareSoundWith(startEncoder: () => Worker): PrepareSound {
  return async (source) => {
    const decoded = await (source instanceof Blob ? decode(source) : atOurRate(source));
    if (decoded === null) {
      return err("not-sound");
    }
    const trimmed = trimSilence(decoded, SAMPLES_PER_SECOND);
    if (trimmed === null) {
      return err("silent");
    }
    if (trimmed.length > LONGEST_SECONDS * SAMPLES_PER_SECOND) {
      return err("too-long");
    }
    const samples = evenVoice(trimmed, SAMPLES_PER_SECOND);
    const bytes = await encode(startEncoder(), { samples, perSecond: SAMPLES_PER_SECOND });
    return bytes.length > MOST_SOUND_BYTES ? err("too-long") : ok(bytes);
  };
}

/** The browser brings it to our rate. Null where it can make nothing of it. */
async function decode(file: Blob): Promise<Samples | null> {
  try {
    const decoder = new OfflineAudioContext(1, 1, SAMPLES_PER_SECOND);
    return mixed(await decoder.decodeAudioData(await file.arrayBuffer()));
  } catch {
    return null;
  }
}

/** The browser's own way from one rate to another, which leaves nothing of what would fold back. */
async function atOurRate({ samples, perSecond }: Spoken): Promise<Samples> {
  if (samples.length === 0) {
    return samples;
  }
  const context = new OfflineAudioContext(1, Math.ceil((samples.length * SAMPLES_PER_SECOND) / perSecond), SAMPLES_PER_SECOND);
  const sound = context.createBuffer(1, samples.length, perSecond);
  sound.copyToChannel(samples, 0);
  const source = context.createBufferSource();
  source.buffer = sound;
  source.connect(context.destination);
  source.start();
  return mixed(await context.startRendering());
}

function mixed(sound: AudioBuffer): Samples {
  const channels = Array.from({ length: sound.numberOfChannels }, (_, number) => sound.getChannelData(number));
  const mixture = new Float32Array(sound.length);
  for (const channel of channels) {
    channel.forEach((sample, position) => {
      mixture[position] = (mixture[position] ?? 0) + sample / channels.length;
    });
  }
  return mixture;
}

function encode(encoder: Worker, sound: ToEncode): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    encoder.onmessage = ({ data }: MessageEvent<Uint8Array<ArrayBuffer>>) => resolve(data);
    encoder.onerror = () => reject(new Error("the encoder did not start"));
    encoder.postMessage(sound, [sound.samples.buffer]);
  }).finally(() => encoder.terminate());
}
