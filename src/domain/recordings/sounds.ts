import type { SoundHash, TextHash } from "../../kernel/hashes.ts";

/** A recorded voice. */
export type Sound = { readonly sha256: SoundHash; readonly bytes: number; readonly milliseconds: number };

/** By language, and there by the text that is said. */
export type Sounds = Readonly<Record<string, Readonly<Record<TextHash, Sound>>>>;

/** Each sound once: two texts may have one, as two languages may. */
export function soundsIn(sounds: Sounds): readonly Sound[] {
  const all = Object.values(sounds).flatMap((ofLanguage) => Object.values<Sound>(ofLanguage));
  return [...new Map(all.map((sound) => [sound.sha256, sound])).values()];
}

export function bytesOf(sounds: readonly Sound[]): number {
  return sounds.reduce((sum, { bytes }) => sum + bytes, 0);
}
