import { encodeMp3 } from "./encode-mp3.ts";
import type { Samples } from "./even-voice.ts";

/** One sound each. */
addEventListener("message", ({ data }: MessageEvent<ToEncode>) => postMessage(encodeMp3(data.samples, data.perSecond)));

export type ToEncode = { readonly samples: Samples; readonly perSecond: number };
