import type { Shown } from "../../src/domain/disclosure/reader.ts";
import type { Share } from "../../src/domain/rates/share.ts";

/** As it stands on the screen. */
export function figure(count: Shown<number>): number | string {
  return count.shown ? count.value : "..";
}

export function fraction(share: Shown<Share>): string {
  return share.shown ? `${share.value.part} of ${share.value.of}` : "..";
}
