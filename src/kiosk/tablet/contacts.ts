import type { Mark } from "../../domain/tally/mark.ts";
import { contactIn, contactsOfShift, type Tally } from "../../domain/tally/tally.ts";
import type { ContactId } from "../../kernel/ids.ts";
import { getFrom } from "../../kernel/shared-map.ts";
import type { Session } from "../browser/browser.ts";
import type { Shift } from "../store/records.ts";

/**
 * The contacts of the shift by id: those of this browser session, the latest first, and those from before it in id order.
 * The order is for the assistant's list and *undo* alone. It survives the fresh page that each client gets, and is gone
 * with the browser tab and at the end of the shift: the ledger itself keeps none.
 */
export type ShiftContacts = { readonly latestFirst: readonly ContactId[]; readonly earlier: readonly ContactId[] };

export const NO_CONTACTS: ShiftContacts = { latestFirst: [], earlier: [] };

const KEY = "streck.recent-contacts";
/** What the session keeps of the order. */
const MOST = 400;

/** What the tally holds of the shift, in the order that the session has kept. */
export function contactsAtStart(tally: Tally, shift: Shift | null, session: Session): ShiftContacts {
  if (shift === null) {
    return NO_CONTACTS;
  }
  const kept = keptOrder(session).filter((id) => contactIn(tally, id)?.shiftId === shift.id);
  const known = new Set(kept);
  const all = contactsOfShift(tally, shift.id).map(({ contactId }) => contactId);
  return { latestFirst: kept, earlier: all.filter((id) => !known.has(id)) };
}

/** Before any contact has been read: the order that the session has kept, whatever of it still stands. */
export function contactsUnread(session: Session): ShiftContacts {
  return { latestFirst: keptOrder(session), earlier: [] };
}

export function keepOrder({ latestFirst }: ShiftContacts, session: Session): void {
  session.write(KEY, latestFirst.length === 0 ? null : latestFirst.slice(0, MOST).join(" "));
}

/** With these marks, which the tally has already: a contact that is new comes first, and one that is void goes. */
export function contactsAfter(contacts: ShiftContacts, tally: Tally, shift: Shift | null, marks: readonly Mark[]): ShiftContacts {
  let after = contacts;
  for (const mark of marks) {
    const contactId = contactOf(tally, mark);
    const stands = contactId !== null && contactIn(tally, contactId)?.shiftId === shift?.id;
    if (contactId !== null && isListed(after, contactId) !== stands) {
      after = stands ? { ...after, latestFirst: [contactId, ...after.latestFirst] } : without(after, contactId);
    }
  }
  return after;
}

function isListed({ latestFirst, earlier }: ShiftContacts, contactId: ContactId): boolean {
  return latestFirst.includes(contactId) || earlier.includes(contactId);
}

function keptOrder(session: Session): readonly ContactId[] {
  return (session.read(KEY) ?? "").split(" ").filter((id) => id !== "") as ContactId[];
}

function contactOf(tally: Tally, mark: Mark): ContactId | null {
  const about = mark.kind === "void" ? getFrom(tally.marks, mark.voids) : mark;
  return about?.kind === "outcome" ? about.contactId : null;
}

function without({ latestFirst, earlier }: ShiftContacts, contactId: ContactId): ShiftContacts {
  const others = (ids: readonly ContactId[]): readonly ContactId[] => ids.filter((id) => id !== contactId);
  return { latestFirst: others(latestFirst), earlier: others(earlier) };
}
