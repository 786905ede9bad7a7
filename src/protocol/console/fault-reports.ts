import * as v from "valibot";
import { FAULTS } from "../../domain/fault-report/fault-report.ts";
import type { ItemId, SiteId } from "../../kernel/ids.ts";
import { CivilDateText, DamagedRow, idOf, LanguageCode } from "../atoms.ts";

export const FaultReportRow = v.object({
  id: idOf<ItemId>(),
  siteId: idOf<SiteId>(),
  date: CivilDateText,
  halfDay: v.picklist(["am", "pm"]),
  language: v.nullable(LanguageCode),
  fault: v.picklist(FAULTS),
  /** What was written beside it: only the organisation's keys open it. */
  sealedText: v.nullable(v.string()),
  /** A coordinator has seen to it. */
  handled: v.boolean(),
});
export type FaultReportRow = v.InferOutput<typeof FaultReportRow>;

/** What was reported in a round, the newest half-day first and in it by id: no order of arrival is kept. */
export const FaultReportsOfRound = v.object({ reports: v.array(FaultReportRow), damaged: v.array(DamagedRow) });
export type FaultReportsOfRound = v.InferOutput<typeof FaultReportsOfRound>;

export const HandledReport = v.strictObject({ id: idOf<ItemId>(), handled: v.boolean() });
export type HandledReport = v.InferOutput<typeof HandledReport>;
