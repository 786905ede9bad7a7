import { NO_CONTACTS } from "../../src/domain/tally/counts.ts";
import type { Strokes } from "../../src/export/tally-tables.ts";
import { asDate, asLanguage } from "./brands.ts";
import { SITES } from "./opened-round.ts";

const [{ id: siteId }] = SITES as readonly [(typeof SITES)[number]];

/** The strokes of a round of two days, in the order of their half-days. */
export const STROKES: Strokes = {
  groups: [
    { siteId, date: asDate("2026-09-14"), halfDay: "am", language: "ar", counts: { ...NO_CONTACTS, I: 12, R: 4 } },
    { siteId, date: asDate("2026-09-14"), halfDay: "am", language: null, counts: { ...NO_CONTACTS, NC: 3, NE: 1 } },
    { siteId, date: asDate("2026-09-14"), halfDay: "am", language: "sv", counts: { ...NO_CONTACTS, I: 20, P: 2, R: 9, O: 1 } },
    { siteId, date: asDate("2026-09-14"), halfDay: "pm", language: "sv", counts: { ...NO_CONTACTS, I: 7, R: 3 } },
    { siteId, date: asDate("2026-09-15"), halfDay: "am", language: asLanguage("fa-AF"), counts: { ...NO_CONTACTS, I: 4, UO: 2 } },
  ],
  reasons: [
    { siteId, reason: "affects-decision", count: 5 },
    { siteId, reason: "no-time", count: 8 },
    { siteId, reason: "no-reason-given", count: 2 },
    { siteId, reason: "own-reason", count: 1 },
  ],
};
