import type { Response } from "../../domain/response/response.ts";
import type { OutcomeMark } from "../../domain/tally/mark.ts";
import { isoWeek } from "../../kernel/calendar.ts";
import { type ContactId, type ItemId, mintId, type ShiftId } from "../../kernel/ids.ts";
import type { Round, Site } from "../../protocol/console/rounds.ts";
import { seededBytes, seededChance } from "./chance.ts";
import { workingDays } from "./days.ts";
import { DAY_COUNT, SILENT, TABLETS, type Visit } from "./visits.ts";

/** One visit with what it leaves on its tablet. */
export type Met = { readonly visit: Visit; readonly mark: OutcomeMark; readonly response: Response | null };

/** Ids follow from a visit's position, so that another attempt has the same. */
export function meetAll(round: Round, sites: readonly Site[], visits: readonly Visit[]): readonly Met[] {
  const days = workingDays(round.starts, DAY_COUNT);
  const shifts = new Map<string, ShiftId>();
  return visits.map((visit, position): Met => {
    const bytes = seededBytes(seededChance(position + 1));
    const shift = `${visit.day} ${visit.tablet}`;
    const shiftId = shifts.get(shift) ?? mintId<ShiftId>(bytes);
    shifts.set(shift, shiftId);
    const siteId = sites[TABLETS[visit.tablet]?.site ?? 0]?.id;
    if (siteId === undefined) {
      throw new Error("the example lacks a site");
    }
    const place = { roundId: round.id, siteId };
    const date = days[visit.day] ?? round.starts;
    const { halfDay, language, outcome, answer } = visit;
    const ids = { id: mintId<ItemId>(bytes), contactId: mintId<ContactId>(bytes) };
    const mark: OutcomeMark = { kind: "outcome", ...ids, ...place, revision: 0, date, halfDay, shiftId, language, outcome };
    if (answer === null || language === null) {
      return { visit, mark, response: null };
    }
    const { id, version } = round.questionnaire;
    const week = round.settings.keepsWeek ? isoWeek(date) : null;
    const response = { id: mintId<ItemId>(bytes), ...place, questionnaire: { id, version }, language, week, ...answer };
    return { visit, mark, response };
  });
}

/** The ids of the last answers of the silent tablet: it keeps them. */
export function heldBack(met: readonly Met[]): ReadonlySet<ItemId> {
  const last = met
    .filter(({ visit }) => visit.tablet === SILENT.tablet && visit.day === SILENT.lastDay)
    .toSorted((one, other) => (one.visit.halfDay < other.visit.halfDay ? -1 : 1))
    .flatMap(({ response }) => response?.id ?? []);
  return new Set(last.slice(-SILENT.waiting));
}
