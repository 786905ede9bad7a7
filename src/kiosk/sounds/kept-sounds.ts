import type { SoundHash } from "../../kernel/hashes.ts";
import { sha256 } from "../../sealing/hash.ts";
import { addressOfSound, nameOfSound, soundCache } from "./sound-cache.ts";

/** The sounds that this tablet keeps, by their hashes. Nothing here throws. */
export type KeptSounds = {
  /** Null where this browser keeps none. */
  readonly names: () => Promise<ReadonlySet<SoundHash> | null>;
  /** Whether they were kept, and read back as what they are. */
  readonly put: (name: SoundHash, bytes: Uint8Array<ArrayBuffer>) => Promise<boolean>;
  readonly keepOnly: (wanted: ReadonlySet<SoundHash>) => Promise<void>;
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
        return new Set(requests.map(nameOfSound));
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
        const all = await cache.keys();
        await Promise.all(all.filter((request) => !wanted.has(nameOfSound(request))).map((request) => cache.delete(request)));
      } catch {
        // What is not cleared today is tomorrow.
      }
    },
  };
}
