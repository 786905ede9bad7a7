import type { Response } from "../../domain/response/response.ts";
import { paddedLength } from "../../domain/response/size.ts";
import type { Release } from "../../domain/round/release.ts";
import type { Mark } from "../../domain/tally/mark.ts";
import { encodeMark } from "../../protocol/device/mark.ts";
import { sha256 } from "../../sealing/hash.ts";
import { seal } from "../../sealing/seal.ts";
import type { MintedItem } from "../store/records.ts";

/** The mark as the item that is stored and sent: its bytes and hash are fixed here, once. */
export async function mintMark(mark: Mark): Promise<MintedItem> {
  const bytes = encodeMark(mark);
  return { id: mark.id, kind: "mark", roundId: mark.roundId, sha256: await sha256(bytes), bytes };
}

/** The response sealed to the round's recipients, as the item that is stored and sent. The plaintext goes no further. */
export async function mintAnswer(response: Response, release: Release): Promise<MintedItem> {
  const bytes = await seal(response, release.recipients, paddedLength(release.questionnaire));
  return { id: response.id, kind: "sealed-answer", roundId: response.roundId, sha256: await sha256(bytes), bytes };
}
