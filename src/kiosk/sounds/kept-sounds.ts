import type { CivilDate } from "../../kernel/calendar.ts";
import type { SoundHash } from "../../kernel/hashes.ts";
import { sha256 } from "../../sealing/hash.ts";
import { addressOfSound, nameOfSound, soundCache } from "./sound-cache.ts";

/** Beside the sounds: the day on which all of them were last looked through. */
const LOOKED_THROUGH = "/sounds-looked-through";

/** The sounds that this tablet keeps, by their hashes. Nothing here throws. */
export type KeptSounds = {
  /** Null where this browser keeps none. */
  readonly names: () => Promise<ReadonlySet<SoundHash> | null>;
  /** Whether they were kept, and read back as what they are. */
  readonly put: (name: SoundHash, bytes: Uint8Array<ArrayBuffer>) => Promise<boolean>;
  readonly keepOnly: (wanted: ReadonlySet<SoundHash>) => Promise<void>;
  /** Once a day: what has rotted, and is not what it is called any more, goes; it will be missing, and is fetched again. */
  readonly lookThrough: (today: CivilDate) => Promise<void>;
};

/**
 * In the browser's cache and not in the tablet's database: it is given up and protected together with that (`persist`), but
 * a sound is nothing that only this tablet has. So the database stays small, no transaction of an answer waits for sounds,
 * and one that is lost is fetched again.
 */
export function cachedSounds(storage: CacheStorage | undefined = globalThis.caches): KeptSounds {
  const opened = (): Promise<Cache> => soundCache(storage);
  return {
    async names() {
      try {
        const requests = await (await opened()).keys();
        return new Set(requests.filter(isSound).map(nameOfSound));
      } catch {
        return null;
      }
    },

    async put(name, bytes) {
      try {
        const cache = await opened();
        await cache.put(addressOfSound(name), new Response(bytes, { headers: { "content-type": "audio/mpeg" } }));
        const copy = await (await cache.match(addressOfSound(name)))?.arrayBuffer();
        return copy !== undefined && (await sha256(new Uint8Array(copy))) === name;
      } catch {
        return false;
      }
    },

    async keepOnly(wanted) {
      try {
        const cache = await opened();
        const all = (await cache.keys()).filter(isSound);
        await Promise.all(all.filter((request) => !wanted.has(nameOfSound(request))).map((request) => cache.delete(request)));
      } catch {
        // What is not cleared today is tomorrow.
      }
    },

    async lookThrough(today) {
      try {
        const cache = await opened();
        if ((await (await cache.match(LOOKED_THROUGH))?.text()) === today) {
          return;
        }
        // One after the other: a tablet has little memory, and a client may be using it.
        for (const request of (await cache.keys()).filter(isSound)) {
          const bytes = await (await cache.match(request))?.arrayBuffer();
          if (bytes !== undefined && (await sha256(new Uint8Array(bytes))) !== nameOfSound(request)) {
            await cache.delete(request);
          }
        }
        await cache.put(LOOKED_THROUGH, new Response(today));
      } catch {
        // Nor what is not looked through.
      }
    },
  };
}

function isSound({ url }: Request): boolean {
  return new URL(url).pathname !== LOOKED_THROUGH;
}
