import type { RandomBytes } from "../../src/kernel/ids.ts";

/** Chance that a test decides: the same seed gives the same bytes (mulberry32). */
export function chance(seed: number): RandomBytes {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return (count) => Uint8Array.from({ length: count }, () => next() & 255);
}
