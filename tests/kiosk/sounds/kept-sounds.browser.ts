import { beforeEach, expect, test } from "vitest";
import type { SoundHash } from "../../../src/kernel/hashes.ts";
import { keptSound } from "../../../src/kiosk/sounds/kept-sound.ts";
import { cachedSounds } from "../../../src/kiosk/sounds/kept-sounds.ts";
import { sha256 } from "../../../src/sealing/hash.ts";
import { asDate } from "../../support/brands.ts";
import { mp3Frames } from "../../support/sounds.ts";

const sounds = [1, 2, 3].map((filling) => mp3Frames(2, filling));
let names: SoundHash[];

beforeEach(async () => {
  names = await Promise.all(sounds.map((sound) => sha256<SoundHash>(sound)));
  await caches.delete("streck-sounds");
});

async function keepAll(): Promise<void> {
  for (const [position, sound] of sounds.entries()) {
    expect(await cachedSounds().put(names[position] as SoundHash, sound)).toBe(true);
  }
}

test("sounds are kept by their names, for every page that comes", async () => {
  expect(await cachedSounds().names()).toEqual(new Set());
  await keepAll();
  await keepAll();
  expect(await cachedSounds().names()).toEqual(new Set(names));
});

test("a sound is read as what it is called, and goes where it is not that any more", async () => {
  await keepAll();
  const [first, second] = names as [SoundHash, SoundHash];
  expect(new Uint8Array((await (await keptSound(first))?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(sounds[0]);
  const cache = await caches.open("streck-sounds");
  await cache.put(`/sounds/${second}`, new Response(mp3Frames(4)));
  expect(await keptSound(second)).toBeNull();
  expect(await cachedSounds().names()).toEqual(new Set(names.filter((name) => name !== second)));
  expect(await keptSound(second)).toBeNull();
});

test("all are looked through once a day: what has rotted goes, and everything else stays", async () => {
  await keepAll();
  const cache = await caches.open("streck-sounds");
  const [first, second, third] = names as [SoundHash, SoundHash, SoundHash];
  const kept = cachedSounds();
  await cache.put(`/sounds/${second}`, new Response(mp3Frames(4)));
  await kept.lookThrough(asDate("2026-09-14"));
  expect(await kept.names()).toEqual(new Set([first, third]));
  expect(await kept.put(second, sounds[1] as Uint8Array<ArrayBuffer>)).toBe(true);
  await cache.put(`/sounds/${third}`, new Response(mp3Frames(4)));
  await kept.lookThrough(asDate("2026-09-14"));
  expect(await kept.names()).toEqual(new Set(names));
  // Another page on the next day, after what is not wanted was cleared away.
  await kept.keepOnly(new Set(names));
  await cachedSounds().lookThrough(asDate("2026-09-14"));
  expect(await kept.names()).toEqual(new Set(names));
  await cachedSounds().lookThrough(asDate("2026-09-15"));
  expect(await kept.names()).toEqual(new Set([first, second]));
});

test("what is no longer wanted goes, and nothing else", async () => {
  await keepAll();
  await cachedSounds().keepOnly(new Set(names.slice(1)));
  expect(await cachedSounds().names()).toEqual(new Set(names.slice(1)));
});

test("what does not read back as what it is called is not kept", async () => {
  expect(await cachedSounds().put(names[0] as SoundHash, mp3Frames(5))).toBe(false);
});

test("a browser that has no such place, or refuses it, says so and breaks nothing", async () => {
  const refusing = { open: () => Promise.reject(new DOMException("no", "SecurityError")) } as unknown as CacheStorage;
  const none = cachedSounds(refusing);
  expect(await none.names()).toBeNull();
  expect(await none.put(names[0] as SoundHash, mp3Frames(2, 1))).toBe(false);
  await none.keepOnly(new Set());
  await none.lookThrough(asDate("2026-09-14"));
  expect(await keptSound(names[0] as SoundHash, refusing)).toBeNull();
});
