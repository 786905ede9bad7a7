import { hash } from "node:crypto";
import type { Sha256 } from "../../kernel/hashes.ts";

/**
 * SHA-256 of bytes, or of the text's UTF-8 bytes, lower-case hex: the same as `sealing/hash`, but not asynchronous, since 500 items of
 * one request are checked at a time.
 */
export function digest<Made extends Sha256>(text: string | Uint8Array): Made {
  return hash("sha256", text, "hex") as Made;
}
