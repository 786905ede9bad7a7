import { err, ok, type Result } from "../../../kernel/result.ts";
import type { Samples } from "../voice/even-voice.ts";
import type { Spoken } from "../voice/prepare-sound.ts";

/**
 * Why nothing can be recorded. `impossible`: this browser offers no microphone to a page, or no way to read it (none that is
 * too old, and none in Lockdown Mode); `refused`: somebody, or the computer, said no; `missing`: there is none; `in-use`: there
 * is, but it gives nothing; `lost`: it went while it was listened to.
 */
export const MICROPHONE_FAULTS = ["impossible", "refused", "missing", "in-use", "lost"] as const;
export type MicrophoneFault = (typeof MICROPHONE_FAULTS)[number];

type Listener = {
  /** Each block of samples as it comes. */
  readonly onHeard: (block: Samples, perSecond: number) => void;
  /** The microphone was unplugged or taken away; nothing comes any more. */
  readonly onLost: () => void;
};
type Recorder = {
  /** All that was heard, once; the microphone is off from then on. */
  readonly stop: () => Spoken;
};
/**
 * Opens the microphone and listens until it is stopped; asks whoever sits there, where the browser wants to. To be called
 * inside the tap that asks for it.
 */
export type Microphone = (listener: Listener) => Promise<Result<Recorder, MicrophoneFault>>;

/** The voice as it is: what would be made of it on the way can't be undone, and the meter would measure something else. */
const AS_IT_IS: MediaTrackConstraints = {
  channelCount: 1,
  echoCancellation: false,
  noiseSuppression: false,
  autoGainControl: false,
};

/**
 * Samples out of the browser's audio graph, and not a file of its recorder: each has another format, of which the other's
 * decoder may read a part only, and all of them lose something before the MP3 does. `capture`: address of the processor.
 */
export function microphoneWith(capture: string): Microphone {
  return async ({ onHeard, onLost }) => {
    if (!canRecord()) {
      return err("impossible");
    }
    // Before anything is waited for: one that was made inside the tap is allowed to run.
    const context = new AudioContext();
    const opened = await openStream();
    if (!opened.ok) {
      await context.close();
      return opened;
    }
    const stream = opened.value;
    const blocks: Samples[] = [];
    const node = await processorIn(context, capture).catch(() => null);
    const stop = (): Spoken => {
      for (const track of stream.getTracks()) {
        track.onended = null;
        track.stop();
      }
      if (node !== null) {
        node.port.onmessage = null;
      }
      void context.close();
      return { samples: joined(blocks), perSecond: context.sampleRate };
    };
    if (node === null) {
      stop();
      return err("impossible");
    }
    node.port.onmessage = ({ data }: MessageEvent<Samples>) => {
      blocks.push(data);
      onHeard(data, context.sampleRate);
    };
    for (const track of stream.getTracks()) {
      track.onended = () => {
        stop();
        onLost();
      };
    }
    // What leads nowhere is not worked on by every browser; it gives silence there.
    context.createMediaStreamSource(stream).connect(node).connect(context.destination);
    await context.resume();
    return ok({ stop });
  };
}

function canRecord(): boolean {
  return "mediaDevices" in navigator && "AudioContext" in globalThis && "AudioWorkletNode" in globalThis;
}

async function openStream(): Promise<Result<MediaStream, MicrophoneFault>> {
  try {
    return ok(await navigator.mediaDevices.getUserMedia({ audio: AS_IT_IS }));
  } catch (error) {
    return err(faultOf(error instanceof DOMException ? error.name : ""));
  }
}

function faultOf(name: string): MicrophoneFault {
  switch (name) {
    case "NotAllowedError":
    case "SecurityError":
      return "refused";
    case "NotFoundError":
    case "OverconstrainedError":
      return "missing";
    default:
      return "in-use";
  }
}

async function processorIn(context: AudioContext, capture: string): Promise<AudioWorkletNode> {
  await context.audioWorklet.addModule(capture);
  return new AudioWorkletNode(context, "capture", { channelCount: 1, channelCountMode: "explicit" });
}

function joined(blocks: readonly Samples[]): Samples {
  const all = new Float32Array(blocks.reduce((sum, block) => sum + block.length, 0));
  let position = 0;
  for (const block of blocks) {
    all.set(block, position);
    position += block.length;
  }
  return all;
}
