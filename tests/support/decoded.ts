import type { Page } from "@playwright/test";

/** What a browser hears in a sound: how long it is, and of its middle how loud (decibels below full scale) and how high. */
export type Decoded = { readonly seconds: number; readonly decibels: number; readonly hertz: number };

/** An MP3 in base64, decoded by the browser of this page: what it plays, and not what it says that it could. */
export function decodedIn(page: Page, sound: string): Promise<Decoded> {
  return page.evaluate(async (text) => {
    const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    const rate = 48_000;
    const decoded = await new OfflineAudioContext(1, 1, rate).decodeAudioData(bytes.buffer);
    const samples = decoded.getChannelData(0);
    const middle = samples.slice(Math.floor(samples.length * 0.35), Math.floor(samples.length * 0.65));
    const power = middle.reduce((sum, sample) => sum + sample * sample, 0) / middle.length;
    const rising = middle.filter((sample, position) => position > 0 && sample >= 0 && (middle[position - 1] ?? 0) < 0).length;
    return { seconds: decoded.duration, decibels: 10 * Math.log10(power), hertz: (rising * rate) / middle.length };
  }, sound);
}

/** The sounds that the console's organisation has now, in base64, by the place of the text that they say. */
export function storedSounds(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const { recordings } = (await (await fetch("/api/recordings")).json()) as {
      recordings: { place: string; sha256: string }[];
    };
    const found = recordings.map(async ({ place, sha256 }) => {
      const { sound } = (await (await fetch(`/api/sounds/${sha256}`)).json()) as { sound: string };
      return [place, sound];
    });
    return Object.fromEntries(await Promise.all(found)) as Record<string, string>;
  });
}
