import type { SoundHash } from "../../kernel/hashes.ts";

const CACHE = "streck-sounds";
const FOLDER = "/sounds/";

/** Where sounds lie on this tablet. Throws where the browser has no such place or refuses it. */
export async function soundCache(storage: CacheStorage | undefined): Promise<Cache> {
  if (storage === undefined) {
    throw new Error("this browser has no cache");
  }
  return storage.open(CACHE);
}

export function addressOfSound(name: SoundHash): string {
  return `${FOLDER}${name}`;
}

export function nameOfSound({ url }: Request): SoundHash {
  return new URL(url).pathname.slice(FOLDER.length) as SoundHash;
}
