import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { FAULTS } from "../../src/domain/fault-report/fault-report.ts";
import {
  decodeFaultReport,
  encodeFaultReport,
  FaultReportsRequest,
  isReportKept,
  MOST_REPORTS,
  ReportStatus,
} from "../../src/protocol/device/fault-report.ts";
import { PROTOCOL } from "../../src/protocol/version.ts";
import { asNonce, asRoundId, asSiteId } from "../support/brands.ts";
import { faultReport, itemOfReport } from "../support/fault-reports.ts";

const AT = { roundId: asRoundId("a1".repeat(16)), siteId: asSiteId("b2".repeat(16)) };

describe("a fault report", () => {
  test.each(FAULTS)("that says %s is read as it was written, in the same bytes each time", (fault) => {
    const report = faultReport(AT, { fault, sealedText: fault === "other" ? "{}" : null });
    expect(decodeFaultReport(encodeFaultReport(report))).toEqual({ ok: true, value: report });
    expect(encodeFaultReport(report)).toBe(encodeFaultReport({ ...report }));
  });

  test("says no more of its time than a half-day, and nothing that could tie it to anybody", () => {
    expect(Object.keys(JSON.parse(encodeFaultReport(faultReport(AT)))).toSorted()).toEqual(
      ["v", "id", "roundId", "siteId", "date", "halfDay", "language", "fault", "sealedText"].toSorted(),
    );
  });

  test.each<[string, Record<string, unknown>]>([
    ["of another form", { v: 2 }],
    ["of a kind that nobody knows", { fault: "smelling" }],
    ["with a time", { time: "09:31" }],
    ["with a contact", { contactId: "a1".repeat(16) }],
    ["on a day that no calendar has", { date: "2026-02-30" }],
    ["at night", { halfDay: "night" }],
    ["with a language that is none", { language: "<b>" }],
    ["with words that nobody sealed, for they are no text", { sealedText: 7 }],
    ["with more than any sealed words", { sealedText: "x".repeat(16 * 1024 + 1) }],
    ["with an id that is none", { id: "1" }],
  ])("%s is none", (_, changes) => {
    const message = JSON.parse(encodeFaultReport(faultReport(AT))) as Record<string, unknown>;
    expect(decodeFaultReport(JSON.stringify(message)).ok).toBe(true);
    expect(decodeFaultReport(JSON.stringify({ ...message, ...changes }))).toEqual({ ok: false, error: "malformed" });
  });

  test.each(["", "null", "[]", "{", '"text"', "\u0000", "{}"])("what is no report at all (%j) is none", (text) => {
    expect(decodeFaultReport(text)).toEqual({ ok: false, error: "malformed" });
  });
});

describe("bringing reports", () => {
  const put = ({ kind: _kind, ...item }: ReturnType<typeof itemOfReport>) => item;
  const one = put(itemOfReport(faultReport(AT)));
  const takes = (changes: Record<string, unknown>): boolean =>
    v.is(FaultReportsRequest, { protocol: PROTOCOL, nonce: asNonce("c3".repeat(16)), put: [one], ...changes });

  test("takes so many at a time and no more, and nothing else beside them", () => {
    expect(takes({})).toBe(true);
    expect(takes({ put: Array.from({ length: MOST_REPORTS }, () => one) })).toBe(true);
    expect(takes({ put: Array.from({ length: MOST_REPORTS + 1 }, () => one) })).toBe(false);
    expect(takes({ put: [{ ...one, bytes: "x".repeat(20 * 1024 + 1) }] })).toBe(false);
    expect(takes({ put: [{ ...one, kind: "fault-report" }] })).toBe(false);
    expect(takes({ generation: "a1".repeat(16) })).toBe(false);
    expect(takes({ nonce: undefined })).toBe(false);
  });

  test("only what was stored, now or before, is kept by the server", () => {
    expect(ReportStatus.options.filter(isReportKept)).toEqual(["stored", "already"]);
  });
});
