import type { FaultReport } from "../../src/domain/fault-report/fault-report.ts";
import type { MintedItem } from "../../src/envelopes/minted-item.ts";
import type { ItemId, RoundId, SiteId } from "../../src/kernel/ids.ts";
import { encodeFaultReport } from "../../src/protocol/device/fault-report.ts";
import { newId } from "../../src/sealing/random.ts";
import { digest } from "../../src/server/kept-secrets/digest.ts";
import { asDate } from "./brands.ts";

/** A report as a tablet could have minted it, without words of anybody's. */
export function faultReport(
  at: { readonly roundId: RoundId; readonly siteId: SiteId },
  changes: Partial<FaultReport> = {},
): FaultReport {
  const { roundId, siteId } = at;
  return {
    id: newId<ItemId>(),
    roundId,
    siteId,
    date: asDate("2026-09-14"),
    halfDay: "am",
    language: "ar",
    fault: "hearing",
    sealedText: null,
    ...changes,
  };
}

export function itemOfReport(report: FaultReport): MintedItem {
  const bytes = encodeFaultReport(report);
  return { id: report.id, kind: "fault-report", roundId: report.roundId, sha256: digest(bytes), bytes };
}
