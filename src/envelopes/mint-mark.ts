import type { Mark } from "../domain/tally/mark.ts";
import { encodeMark } from "../protocol/device/mark.ts";
import { sha256 } from "../sealing/hash.ts";
import type { MintedItem } from "./minted-item.ts";

/** The mark as the item that is stored and sent: its bytes and hash are fixed here, once. */
export async function mintMark(mark: Mark): Promise<MintedItem> {
  const bytes = encodeMark(mark);
  return { id: mark.id, kind: "mark", roundId: mark.roundId, sha256: await sha256(bytes), bytes };
}
