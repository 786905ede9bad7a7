import { besideStated, isSealed, type Outcome } from "../../domain/disposition/outcome.ts";
import type { Contact } from "../../domain/tally/ledger.ts";
import type { OutcomeMark } from "../../domain/tally/mark.ts";
import { contactIn, outcomeMarksOf } from "../../domain/tally/tally.ts";
import type { ContactId, ItemId } from "../../kernel/ids.ts";
import type { Language } from "../../kernel/language.ts";
import type { Tablet } from "./tablet.ts";

/** The tally of one shift. Figures change at once; a mark that the disk refuses is taken back and said so. */
export async function markContact(tablet: Tablet, outcome: Outcome, language: Language | null): Promise<OutcomeMark | null> {
  const mark = outcomeMark(tablet, tablet.ports.newId(), 0, outcome, language);
  return mark !== null && (await tablet.commit({ marks: [mark] }, { first: "screen" })).ok ? mark : null;
}

/** A correction: another revision of the same contact. Contacts with a sealed answer stay as they are. */
export async function correctContact(
  tablet: Tablet,
  contactId: ContactId,
  outcome: Outcome,
  language: Language | null,
): Promise<OutcomeMark | null> {
  const contact = contactById(tablet, contactId);
  if (contact === undefined || isSealed(contact.outcome) || isSealed(outcome)) {
    return null;
  }
  const kept = besideStated(contact.outcome, outcome);
  const next = outcomeMark(tablet, contactId, contact.revision + 1, kept, language);
  // A correction is about the moment of the contact, not about the moment of the correction.
  const mark = next === null ? null : { ...next, date: contact.date, halfDay: contact.halfDay, shiftId: contact.shiftId };
  return mark !== null && (await tablet.commit({ marks: [mark] }, { first: "screen" })).ok ? mark : null;
}

/** Removes a contact that never was: every mark of it becomes void. Contacts with a sealed answer stay. */
export async function voidContact(tablet: Tablet, contactId: ContactId): Promise<boolean> {
  const contact = contactById(tablet, contactId);
  if (contact === undefined || isSealed(contact.outcome)) {
    return false;
  }
  const marks = outcomeMarksOf(tablet.state().tally, contactId).map(
    ({ id, roundId, siteId }) => ({ kind: "void", id: tablet.ports.newId<ItemId>(), roundId, siteId, voids: id }) as const,
  );
  return (await tablet.commit({ marks }, { first: "screen" })).ok;
}

export function contactById(tablet: Tablet, contactId: ContactId): Contact | undefined {
  return contactIn(tablet.state().tally, contactId);
}

/** A new mark for this shift, or null when no shift runs. */
export function outcomeMark(
  tablet: Tablet,
  contactId: ContactId,
  revision: number,
  outcome: Outcome,
  language: Language | null,
): OutcomeMark | null {
  const { device, shift } = tablet.state();
  const { clock, newId } = tablet.ports;
  if (device === null || shift === null) {
    return null;
  }
  return {
    kind: "outcome",
    id: newId(),
    roundId: device.roundId,
    siteId: device.siteId,
    contactId,
    revision,
    // A shift is of one day, also where a client still has the tablet when the day is over.
    date: shift.date,
    halfDay: shift.date === clock.today() ? clock.halfDay() : "pm",
    shiftId: shift.id,
    language,
    outcome,
  };
}
