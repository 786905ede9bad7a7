import type { SoundHash } from "../../kernel/hashes.ts";
import { sha256 } from "../../sealing/hash.ts";
import { addressOfSound, soundCache } from "./sound-cache.ts";

/** A sound that is kept here; null where it is not, or is not what it is called any more: then it goes, and is fetched again. */
export async function keptSound(name: SoundHash, storage: CacheStorage | undefined = globalThis.caches): Promise<Blob | null> {
  try {
    const cache = await soundCache(storage);
    const bytes = await (await cache.match(addressOfSound(name)))?.arrayBuffer();
    if (bytes === undefined) {
      return null;
    }
    if ((await sha256(new Uint8Array(bytes))) !== name) {
      await cache.delete(addressOfSound(name));
      return null;
    }
    return new Blob([bytes], { type: "audio/mpeg" });
  } catch {
    return null;
  }
}
