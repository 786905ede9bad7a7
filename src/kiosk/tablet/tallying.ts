import { besideStated, isSealed, type Outcome } from "../../domain/disposition/outcome.ts";
import type { Contact } from "../../domain/tally/ledger.ts";
import type { Mark, OutcomeMark } from "../../domain/tally/mark.ts";
import { addToTally, contactIn, outcomeMarksOf, takeFromTally } from "../../domain/tally/tally.ts";
import { mintMark } from "./minting.ts";
import type { Tablet } from "./tablet.ts";

/**
 * The tally of one shift. Figures change at once; a mark that the disk refuses is taken back and said so. `stored` hears of
 * one that is on the disk just before the screen does, so that what follows from it is shown with it.
 */
export async function markContact(
  tablet: Tablet,
  outcome: Outcome,
  language: string | null,
  stored?: (mark: OutcomeMark) => void,
): Promise<OutcomeMark | null> {
  const mark = outcomeMark(tablet, tablet.parts.newId(), 0, outcome, language);
  return mark !== null && (await record(tablet, [mark], () => stored?.(mark))) ? mark : null;
}

/** A correction: another revision of the same contact. Contacts with a sealed answer stay as they are. */
export async function correctContact(
  tablet: Tablet,
  contactId: string,
  outcome: Outcome,
  language: string | null,
): Promise<OutcomeMark | null> {
  const contact = contactById(tablet, contactId);
  if (contact === undefined || isSealed(contact.outcome) || isSealed(outcome)) {
    return null;
  }
  const kept = besideStated(contact.outcome, outcome);
  const next = outcomeMark(tablet, contactId, contact.revision + 1, kept, language);
  // A correction is about the moment of the contact, not about the moment of the correction.
  const mark = next === null ? null : { ...next, date: contact.date, halfDay: contact.halfDay, shiftId: contact.shiftId };
  return mark !== null && (await record(tablet, [mark])) ? mark : null;
}

/** Removes a contact that never was: every mark of it becomes void. Contacts with a sealed answer stay. `stored` as above. */
export async function voidContact(tablet: Tablet, contactId: string, stored?: () => void): Promise<boolean> {
  const contact = contactById(tablet, contactId);
  if (contact === undefined || isSealed(contact.outcome)) {
    return false;
  }
  const marks = outcomeMarksOf(tablet.state().tally, contactId);
  return record(
    tablet,
    marks.map(({ id, roundId, siteId }) => ({ kind: "void", id: tablet.parts.newId(), roundId, siteId, voids: id })),
    stored,
  );
}

export function contactById(tablet: Tablet, contactId: string): Contact | undefined {
  return contactIn(tablet.state().tally, contactId);
}

/** A new mark for this shift, or null when no shift runs. */
export function outcomeMark(
  tablet: Tablet,
  contactId: string,
  revision: number,
  outcome: Outcome,
  language: string | null,
): OutcomeMark | null {
  const { device, shift } = tablet.state();
  const { clock, newId } = tablet.parts;
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

async function record(tablet: Tablet, marks: readonly Mark[], stored?: () => void): Promise<boolean> {
  tablet.show({ tally: addToTally(tablet.state().tally, marks) });
  const written = await tablet.commit({ items: await Promise.all(marks.map(mintMark)) }, () => {
    stored?.();
    return {};
  });
  if (!written.ok) {
    const ids = marks.map(({ id }) => id);
    tablet.show({ tally: takeFromTally(tablet.state().tally, ids) });
  }
  return written.ok;
}
