import { MOST_FAULT_TEXT } from "../domain/fault-report/fault-report.ts";
import type { Release } from "../domain/round/release.ts";
import type { ItemId } from "../kernel/ids.ts";
import { err, type Result } from "../kernel/result.ts";
import { type OpenFailure, type OpeningKey, open } from "../sealing/open.ts";
import { seal } from "../sealing/seal.ts";

/** The longest content: each unit as JSON writes it at its longest (`\u0000`), and what stands around the text. */
const LENGTH = MOST_FAULT_TEXT * 6 + 100;

/**
 * What somebody wrote beside a fault report, sealed to the round's recipients under the report's id. She may have written
 * anything, so nobody on the way reads it; and all such texts have one length.
 */
export function sealFaultText(id: ItemId, text: string, { recipients }: Pick<Release, "recipients">): Promise<string> {
  return seal({ id, text } as { readonly id: string }, recipients, LENGTH);
}

/** Anyone with a round's public keys can seal something: what no tablet could have sent is `malformed`. */
export async function openFaultText(
  report: { readonly id: ItemId; readonly sealedText: string },
  opener: OpeningKey,
): Promise<Result<string, OpenFailure | "malformed">> {
  const content = await open({ id: report.id, sealed: report.sealedText }, opener);
  if (!content.ok) {
    return content;
  }
  const { text } = content.value;
  return typeof text === "string" && text.length <= MOST_FAULT_TEXT ? { ok: true, value: text } : err("malformed");
}
