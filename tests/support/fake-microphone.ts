import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { launchOptions } from "./browser.ts";
import { wavFile } from "./tones.ts";

const RATE = 48_000;

/** Somebody in front of a microphone that only the test hears. */
export type Speaker = {
  readonly browser: Browser;
  /** What she says the next time that the microphone is opened, once, from its first moment on; then she is silent. */
  readonly says: (samples: Float32Array) => void;
};

/**
 * A Chromium whose microphone plays a file below `folder`. `allows`: whoever is asked says yes; otherwise nobody answers,
 * and a browser without a window takes that for a no.
 */
export async function browserWithMicrophone(folder: string, allows = true): Promise<Speaker> {
  const file = join(folder, "spoken.wav");
  const says = (samples: Float32Array): void => writeFileSync(file, wavFile(samples, RATE));
  says(new Float32Array(RATE));
  const options = launchOptions();
  const browser = await chromium.launch({
    ...options,
    args: [
      ...options.args,
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-audio-capture=${file}%noloop`,
      ...(allows ? ["--use-fake-ui-for-media-stream"] : []),
    ],
  });
  return { browser, says };
}

/** At the rate of the microphone. */
export const SPOKEN_RATE = RATE;
