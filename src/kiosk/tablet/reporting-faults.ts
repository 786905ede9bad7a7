import { type Fault, MOST_FAULT_REPORTS_A_DAY, MOST_FAULT_TEXT } from "../../domain/fault-report/fault-report.ts";
import type { ItemId } from "../../kernel/ids.ts";
import type { Language } from "../../kernel/language.ts";
import type { Tablet } from "./tablet.ts";

/** What somebody says keeps her from using the app; `text` is empty where she writes nothing. */
export type SaidFault = { readonly fault: Fault; readonly text: string; readonly language: Language | null };

/** `enough`: the tablet takes no more today. `refused`: nothing of it is stored. */
export type Reported = "saved" | "enough" | "refused";

/** Tablets on which a report is being stored: a second tap must not make a second one. */
const reporting = new WeakSet<Tablet>();

/**
 * Stores what was said as a report of its own, and reads it back. It has no contact, no shift and no time but the half-day,
 * and leaves with the answers, or when the assistant sends what there is: never because it was made.
 */
export async function reportFault(tablet: Tablet, { fault, text, language }: SaidFault): Promise<Reported> {
  const { device, held, faultsOfDay } = tablet.state();
  const { clock, newId, store, mintFaultReport } = tablet.ports;
  if (device === null || held.kind !== "verified" || text.length > MOST_FAULT_TEXT || reporting.has(tablet)) {
    return "refused";
  }
  const date = clock.today();
  const today = faultsOfDay?.date === date ? faultsOfDay.reports : 0;
  if (today >= MOST_FAULT_REPORTS_A_DAY) {
    return "enough";
  }
  reporting.add(tablet);
  try {
    const { roundId, siteId } = device;
    const report = { id: newId<ItemId>(), roundId, siteId, date, halfDay: clock.halfDay(), language, fault };
    const item = await mintFaultReport(report, text, held.release);
    const written = await tablet.commit({ faultReport: item, records: { faultsOfDay: { date, reports: today + 1 } } });
    return written.ok && (await store.verify([item])).ok ? "saved" : "refused";
  } catch {
    // Not sealed, so nothing may be stored.
    return "refused";
  } finally {
    reporting.delete(tablet);
  }
}
