import type { SheetNumber } from "../domain/paper/sheet-number.ts";
import type { ItemId, RoundId } from "../kernel/ids.ts";
import { sha256 } from "../sealing/hash.ts";

const ID_DIGITS = 32;

/**
 * The id of the answer on a sheet: whoever enters the sheet, and however often, comes to the same one. Half of a hash, so that
 * it lies among the ids that chance gave tablets' answers as any of them.
 */
export async function paperAnswerId(roundId: RoundId, number: SheetNumber): Promise<ItemId> {
  const hash: string = await sha256(`streck-paper/1 ${roundId} ${number}`);
  return hash.slice(0, ID_DIGITS) as ItemId;
}
