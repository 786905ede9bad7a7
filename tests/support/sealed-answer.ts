import { sha256 } from "../../src/sealing/hash.ts";
import type { KeyPair } from "../../src/sealing/keys.ts";
import { seal } from "../../src/sealing/seal.ts";

/** A sealed answer as the server lists it; what stands in it is its id alone. */
export async function sealedAnswer(number: number, recipient: KeyPair) {
  const id = number.toString(16).padStart(32, "0");
  const sealed = await seal({ id }, [recipient], 200);
  return { id, sha256: await sha256(sealed), batchId: "ba".repeat(16), siteId: "51".repeat(16), state: "stored", sealed };
}
