import { beforeEach, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { encodeMp3 } from "../../../src/console/recordings/voice/encode-mp3.ts";
import type { SoundHash, TextHash } from "../../../src/kernel/hashes.ts";
import type { Voice } from "../../../src/kiosk/browser/voice.ts";
import { recordedVoice } from "../../../src/kiosk/sounds/recorded-voice.ts";
import type { Tablet } from "../../../src/kiosk/tablet/tablet.ts";
import { sha256 } from "../../../src/sealing/hash.ts";
import { tone } from "../../support/tones.ts";

/** The last that was made to play. */
let player: HTMLAudioElement | null = null;
globalThis.Audio = new Proxy(Audio, {
  construct(Own) {
    player = new Own();
    return player;
  },
});

/** A tablet that runs a release with a voice for "Ja" and for "Nej", of which the second is no sound at all. */
async function soundingTablet(seconds = 1.5): Promise<{ voice: Voice; come: () => void; asked: string[] }> {
  const sound = encodeMp3(tone(32_000, seconds, 300, 0.1), 32_000);
  const [yes, no] = await Promise.all([sha256<SoundHash>(sound), sha256<SoundHash>("no sound")]);
  const texts = await Promise.all(["Ja", "Nej"].map((text) => sha256<TextHash>(text)));
  const sv = Object.fromEntries(
    texts.map((text, position) => [text, { sha256: [yes, no][position], bytes: 1, milliseconds: 1500 }]),
  );
  const held = { kind: "verified", release: { sounds: { sv } } };
  let state = { held, sounds: { kept: 0, wanted: 2, bytes: 2, why: null } };
  let there = false;
  const listeners = new Set<() => void>();
  const tablet = { state: () => state, subscribe: (listener: () => void) => void listeners.add(listener) };
  const asked: string[] = [];
  const voice = recordedVoice(tablet as unknown as Tablet, async (name) => {
    asked.push(name);
    return there ? new Blob([name === yes ? sound : "no sound"], { type: "audio/mpeg" }) : null;
  });
  const come = (): void => {
    there = true;
    state = { ...state, sounds: { ...state.sounds, kept: 2 } };
    for (const listener of listeners) {
      listener();
    }
  };
  return { voice, come, asked };
}

async function can(voice: Voice, text: string): Promise<void> {
  await expect.poll(() => voice.canSay(text, "sv")).toBe(true);
}

beforeEach(async () => {
  const button = document.createElement("button");
  button.textContent = "Lyssna";
  document.body.replaceChildren(button);
  // Browsers let nothing sound before somebody has touched the page.
  await userEvent.click(button);
});

test("a text can be said once its sound is there, whatever its letters are put together of, and no other", async () => {
  const { voice, come, asked } = await soundingTablet();
  let changes = 0;
  voice.subscribe(() => {
    changes += 1;
  });
  expect(voice.canSay("Ja", "sv")).toBe(false);
  await expect.poll(() => asked).toHaveLength(1);
  expect(voice.canSay("Ja", "sv")).toBe(false);
  come();
  await can(voice, "Ja");
  expect(changes).toBeGreaterThanOrEqual(2);
  await can(voice, "Nej");
  expect(voice.canSay("Ja", "en")).toBe(false);
  expect(voice.canSay("Kanske", "sv")).toBe(false);
});

test("it is said to its end, once", async () => {
  const { voice, come } = await soundingTablet();
  come();
  await can(voice, "Ja");
  const ends: boolean[] = [];
  voice.say("Ja", "sv", 0, (whole) => ends.push(whole));
  await expect.poll(() => ends, { timeout: 20_000 }).toEqual([true]);
});

test("what is silenced says no more, and how far it had come", async () => {
  const { voice, come } = await soundingTablet(20);
  come();
  await can(voice, "Ja");
  const ends: boolean[] = [];
  const stop = voice.say("Ja", "sv", 0, (whole) => ends.push(whole));
  await expect.poll(() => player?.currentTime ?? 0, { timeout: 15_000 }).toBeGreaterThan(0.1);
  const from = stop();
  expect([player?.paused, from > 0.1, from]).toEqual([true, true, player?.currentTime]);
  expect(ends).toEqual([]);
});

test("it goes on from where it was: what was said before is not said again", async () => {
  const { voice, come } = await soundingTablet();
  come();
  await can(voice, "Ja");
  expect(await new Promise<boolean>((resolve) => voice.say("Ja", "sv", 1.1, resolve))).toBe(true);
  const heard = Array.from({ length: player?.played.length ?? 0 }, (_, range) => {
    const { played } = player as HTMLMediaElement;
    return played.end(range) - played.start(range);
  });
  expect(heard.reduce((sum, seconds) => sum + seconds, 0)).toBeLessThan(1);
});

test("one that the browser can't play leaves nobody waiting", async () => {
  const { voice, come } = await soundingTablet();
  come();
  await can(voice, "Nej");
  const ends: boolean[] = [];
  voice.say("Nej", "sv", 0, (whole) => ends.push(whole));
  await expect.poll(() => ends).toEqual([false]);
});
