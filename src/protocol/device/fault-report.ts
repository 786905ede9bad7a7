import * as v from "valibot";
import { FAULTS, type FaultReport } from "../../domain/fault-report/fault-report.ts";
import { isCivilDate } from "../../kernel/calendar.ts";
import type { ItemHash } from "../../kernel/hashes.ts";
import type { ItemId, Nonce, RoundId, ServerId, SiteId } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import { CivilDateText, hashOf, idOf, LanguageCode } from "../atoms.ts";
import { PROTOCOL } from "../version.ts";

/** At most so many reports in one request. */
export const MOST_REPORTS = 20;

/** Sealed words, which are all of one length, to a handful of recipients. */
const SealedText = v.pipe(v.string(), v.minLength(1), v.maxLength(16 * 1024));

/** A fault report as it is stored and sent. */
export const FaultReportMessage = v.strictObject({
  v: v.literal(1),
  id: idOf<ItemId>(),
  roundId: idOf<RoundId>(),
  siteId: idOf<SiteId>(),
  date: v.pipe(
    CivilDateText,
    v.check((date) => isCivilDate(date)),
  ),
  halfDay: v.picklist(["am", "pm"]),
  language: v.nullable(LanguageCode),
  fault: v.picklist(FAULTS),
  sealedText: v.nullable(SealedText),
});

/** The bytes of a report, fixed once: what is hashed, stored, sent, and sent again. */
export function encodeFaultReport(report: FaultReport): string {
  const { id, roundId, siteId, date, halfDay, language, fault, sealedText } = report;
  return JSON.stringify({ v: 1, id, roundId, siteId, date, halfDay, language, fault, sealedText });
}

export function decodeFaultReport(text: string): Result<FaultReport, "malformed"> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return err("malformed");
  }
  const checked = v.safeParse(FaultReportMessage, parsed);
  if (!checked.success) {
    return err("malformed");
  }
  const { v: _version, ...report } = checked.output;
  return ok(report);
}

/**
 * Brings fault reports. A call of its own, so that a server which doesn't know it yet refuses nothing else; the ids of those
 * that it has received are offered in `have` of the next exchange like all others.
 */
export const FaultReportsRequest = v.strictObject({
  protocol: v.literal(PROTOCOL),
  /** Echoed by the server, so that no cached or captive page can acknowledge anything. */
  nonce: idOf<Nonce>(),
  put: v.pipe(
    v.array(
      v.strictObject({
        id: idOf<ItemId>(),
        sha256: hashOf<ItemHash>(),
        roundId: idOf<RoundId>(),
        bytes: v.pipe(v.string(), v.minLength(1), v.maxLength(20 * 1024)),
      }),
    ),
    v.maxLength(MOST_REPORTS),
  ),
});
export type FaultReportsRequest = v.InferOutput<typeof FaultReportsRequest>;

/**
 * | status  | means                                                                                | kept by the server |
 * | ------- | ------------------------------------------------------------------------------------ | ------------------ |
 * | stored  | on the disk now                                                                      | yes                |
 * | already | was there, byte for byte the same                                                    | yes                |
 * | damaged | the bytes don't give the hash; send again                                            | no                 |
 * | unknown | no report that this server can read, or another than the one that it has by this id  | no                 |
 * | full    | the site has sent more for that day than anybody reads; keep it                      | no                 |
 */
export const ReportStatus = v.picklist(["stored", "already", "damaged", "unknown", "full"]);
export type ReportStatus = v.InferOutput<typeof ReportStatus>;

export const FaultReportsReply = v.object({
  protocol: v.literal(PROTOCOL),
  serverId: idOf<ServerId>(),
  nonce: idOf<Nonce>(),
  results: v.array(v.object({ id: idOf<ItemId>(), sha256: hashOf<ItemHash>(), status: ReportStatus })),
});
export type FaultReportsReply = v.InferOutput<typeof FaultReportsReply>;

export function isReportKept(status: ReportStatus): boolean {
  return status === "stored" || status === "already";
}
