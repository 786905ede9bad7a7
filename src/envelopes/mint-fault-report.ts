import type { FaultReport } from "../domain/fault-report/fault-report.ts";
import type { Release } from "../domain/round/release.ts";
import { encodeFaultReport } from "../protocol/device/fault-report.ts";
import { sha256 } from "../sealing/hash.ts";
import { sealFaultText } from "./fault-text.ts";
import type { MintedItem } from "./minted-item.ts";

/** The report as the item that is stored and sent; `text` is sealed, and goes no further. An empty one is none. */
export type MintFaultReport = (
  report: Omit<FaultReport, "sealedText">,
  text: string,
  release: Pick<Release, "recipients">,
) => Promise<MintedItem>;

export const mintFaultReport: MintFaultReport = async (report, text, release) => {
  const sealedText = text.trim() === "" ? null : await sealFaultText(report.id, text, release);
  const bytes = encodeFaultReport({ ...report, sealedText });
  return { id: report.id, kind: "fault-report", roundId: report.roundId, sha256: await sha256(bytes), bytes };
};
