import type { Sha256 } from "../kernel/hashes.ts";
import { toHex } from "../kernel/ids.ts";

/** SHA-256 of bytes, or of the text's UTF-8 bytes, lower-case hex. */
export async function sha256<Made extends Sha256>(of: string | Uint8Array<ArrayBuffer>): Promise<Made> {
  const bytes = typeof of === "string" ? new TextEncoder().encode(of) : of;
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))) as Made;
}
