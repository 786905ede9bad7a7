import type { RandomBytes } from "../../kernel/ids.ts";

/** A number from 0 up to but not including 1. The same seed gives the same row of them. */
export type Chance = () => number;

/** Mulberry32 (Tommy Ettinger, public domain): small, even enough for made-up people, and worth nothing as a secret. */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** For ids that must be the same at the next attempt. Never for tokens or keys. */
export function seededBytes(chance: Chance): RandomBytes {
  return (count) => Uint8Array.from({ length: count }, () => Math.floor(chance() * 256));
}

/** One of the values, each as likely as its weight says. */
export function draw<Value>(chance: Chance, weighted: readonly (readonly [value: Value, weight: number])[]): Value {
  let left = chance() * weighted.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of weighted) {
    left -= weight;
    if (left < 0) {
      return value;
    }
  }
  const last = weighted.at(-1);
  if (last === undefined) {
    throw new RangeError("nothing to draw from");
  }
  return last[0];
}
