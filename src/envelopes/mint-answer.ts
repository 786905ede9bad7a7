import type { Response } from "../domain/response/response.ts";
import { paddedLength } from "../domain/response/size.ts";
import type { Release } from "../domain/round/release.ts";
import { writeResponse } from "../protocol/write-response.ts";
import { sha256 } from "../sealing/hash.ts";
import { seal } from "../sealing/seal.ts";
import type { MintedItem } from "./minted-item.ts";

/** The response sealed to the round's recipients, as the item that is stored and sent. The plaintext goes no further. */
export type MintAnswer = (response: Response, release: Release) => Promise<MintedItem>;

/** Brought to the tablet as a port: sealing is needed when an answer is sent, and no client waits for it before. */
export const mintAnswer: MintAnswer = async (response, release) => {
  const bytes = await seal(writeResponse(response), release.recipients, paddedLength(release.questionnaire));
  return { id: response.id, kind: "sealed-answer", roundId: response.roundId, sha256: await sha256(bytes), bytes };
};
