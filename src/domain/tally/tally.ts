import type { CivilDate } from "../../kernel/calendar.ts";
import type { ContactId, ItemId, ShiftId } from "../../kernel/ids.ts";
import { draftOf, emptyMap, getFrom, type SharedMap, valuesOf } from "../../kernel/shared-map.ts";
import { draftFigures, type Figures, NO_FIGURES } from "./figures.ts";
import { growingLedger, type Person } from "./growing-ledger.ts";
import type { Contact } from "./ledger.ts";
import type { Mark, OutcomeMark } from "./mark.ts";

/** A ledger together with what it says, so that nobody has to fold it anew. Never changes. */
export type Tally = {
  readonly marks: SharedMap<Mark>;
  /** By the mark that is void: the marks that say so. */
  readonly voids: SharedMap<readonly ItemId[]>;
  readonly people: SharedMap<Person>;
  readonly ofRound: SharedMap<Figures>;
  readonly ofDays: SharedMap<Figures>;
  readonly ofShifts: SharedMap<Figures>;
};

const WHOLE = "";

export const EMPTY_TALLY: Tally = {
  marks: emptyMap(),
  voids: emptyMap(),
  people: emptyMap(),
  ofRound: emptyMap(),
  ofDays: emptyMap(),
  ofShifts: emptyMap(),
};

/** A tally while it changes by one mark after another; the one that it came from stays as it was. */
export type TallyDraft = {
  readonly add: (mark: Mark) => void;
  readonly take: (id: ItemId) => void;
  /** Ends the draft. */
  readonly done: () => Tally;
};

export function draftTally(tally: Tally): TallyDraft {
  const marks = draftOf(tally.marks);
  const voids = draftOf(tally.voids);
  const people = draftOf(tally.people);
  const whole = draftFigures(tally.ofRound);
  const ofDays = draftFigures(tally.ofDays);
  const ofShifts = draftFigures(tally.ofShifts);
  const count = (contact: Contact | null, change: 1 | -1): void => {
    if (contact !== null) {
      whole.count(WHOLE, contact, change);
      ofDays.count(contact.date, contact, change);
      ofShifts.count(contact.shiftId, contact, change);
    }
  };
  const ledger = growingLedger({ marks, voids, people }, (last, next) => {
    count(last, -1);
    count(next, 1);
  });
  return {
    ...ledger,
    done: () => ({
      marks: marks.done(),
      voids: voids.done(),
      people: people.done(),
      ofRound: whole.done(),
      ofDays: ofDays.done(),
      ofShifts: ofShifts.done(),
    }),
  };
}

/** A tally with these marks, too. A mark that is there already changes nothing. */
export function addToTally(tally: Tally, marks: Iterable<Mark>): Tally {
  return changed(tally, marks, ({ add }, mark) => add(mark));
}

/** A tally as if these marks had never been: what the disk refused. */
export function takeFromTally(tally: Tally, ids: Iterable<ItemId>): Tally {
  return changed(tally, ids, ({ take }, id) => take(id));
}

export function contactIn(tally: Tally, contactId: ContactId): Contact | undefined {
  return getFrom(tally.people, contactId)?.contact ?? undefined;
}

/** All marks of a contact that say how it went, also those that are void. */
export function outcomeMarksOf(tally: Tally, contactId: ContactId): readonly OutcomeMark[] {
  return getFrom(tally.people, contactId)?.marks ?? [];
}

/** The contacts of a shift, in id order so that arrival order is not shown. */
export function contactsOfShift(tally: Tally, shiftId: ShiftId): readonly Contact[] {
  const contacts: Contact[] = [];
  for (const { contact } of valuesOf(tally.people)) {
    if (contact?.shiftId === shiftId) {
      contacts.push(contact);
    }
  }
  return contacts.sort((a, b) => (a.contactId < b.contactId ? -1 : 1));
}

export function figuresOfShift(tally: Tally, shiftId: ShiftId): Figures {
  return getFrom(tally.ofShifts, shiftId) ?? NO_FIGURES;
}

export function figuresOfDay(tally: Tally, date: CivilDate): Figures {
  return getFrom(tally.ofDays, date) ?? NO_FIGURES;
}

export function figuresOfRound(tally: Tally): Figures {
  return getFrom(tally.ofRound, WHOLE) ?? NO_FIGURES;
}

/** As a tally has the figures of its round. */
export function ofRound(figures: Figures): SharedMap<Figures> {
  const named = draftOf<Figures>(emptyMap());
  named.set(WHOLE, figures);
  return named.done();
}

/** Whether the tally has all that these marks speak of: the contacts that they revise, and the marks that they void. */
export function knowsAbout(tally: Tally, marks: Iterable<Mark>): boolean {
  for (const mark of marks) {
    const known =
      mark.kind === "void"
        ? getFrom(tally.marks, mark.voids) !== undefined
        : mark.revision === 0 || getFrom(tally.people, mark.contactId) !== undefined;
    if (!known) {
      return false;
    }
  }
  return true;
}

function changed<Item>(tally: Tally, items: Iterable<Item>, change: (draft: TallyDraft, item: Item) => void): Tally {
  const draft = draftTally(tally);
  for (const item of items) {
    change(draft, item);
  }
  const next = draft.done();
  // The same marks: whoever compares sees that nothing has changed.
  return next.marks === tally.marks ? tally : next;
}
