import type { Sha256 } from "../kernel/hashes.ts";
import { toHex } from "../kernel/ids.ts";

/** SHA-256 of the text's UTF-8 bytes, lower-case hex. */
export async function sha256<Made extends Sha256>(text: string): Promise<Made> {
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)))) as Made;
}
