import { type Draft, draftOf, emptyMap, getFrom, type SharedMap, valuesOf } from "../../kernel/shared-map.ts";
import { draftFigures, type Figures, NO_FIGURES } from "./figures.ts";
import { before, type Contact, supersedes } from "./ledger.ts";
import type { Mark, OutcomeMark } from "./mark.ts";

/**
 * A ledger together with what it says, so that nobody has to fold it anew: a mark touches its own contact and that
 * contact's figures. It says what `foldLedger` says of the same marks, in whichever order they came. Never changes.
 */
export type Tally = {
  readonly marks: SharedMap<Mark>;
  /** By the mark that is void: the marks that say so. */
  readonly voids: SharedMap<readonly string[]>;
  readonly people: SharedMap<Person>;
  readonly ofRound: SharedMap<Figures>;
  readonly ofDays: SharedMap<Figures>;
  readonly ofShifts: SharedMap<Figures>;
};

/** All that was noted of one contact, and what counts of it: null when all of it is void. */
type Person = { readonly marks: readonly OutcomeMark[]; readonly contact: Contact | null };

const WHOLE = "";

export const EMPTY_TALLY: Tally = {
  marks: emptyMap(),
  voids: emptyMap(),
  people: emptyMap(),
  ofRound: emptyMap(),
  ofDays: emptyMap(),
  ofShifts: emptyMap(),
};

/** A tally with these marks, too. A mark that is there already changes nothing. */
export function addToTally(tally: Tally, marks: Iterable<Mark>): Tally {
  return changed(tally, ({ present, put, take }) => {
    for (const mark of marks) {
      const other = present(mark.id);
      if (other === undefined) {
        put(mark);
      } else if (before(mark, other)) {
        take(other);
        put(mark);
      }
    }
  });
}

/** A tally as if these marks had never been: what the disk refused. */
export function takeFromTally(tally: Tally, ids: Iterable<string>): Tally {
  return changed(tally, ({ present, take }) => {
    for (const id of ids) {
      const mark = present(id);
      if (mark !== undefined) {
        take(mark);
      }
    }
  });
}

export function contactIn(tally: Tally, contactId: string): Contact | undefined {
  return getFrom(tally.people, contactId)?.contact ?? undefined;
}

/** All marks of a contact that say how it went, also those that are void. */
export function outcomeMarksOf(tally: Tally, contactId: string): readonly OutcomeMark[] {
  return getFrom(tally.people, contactId)?.marks ?? [];
}

/** The contacts of a shift, in id order so that arrival order is not shown. */
export function contactsOfShift(tally: Tally, shiftId: string): readonly Contact[] {
  const contacts: Contact[] = [];
  for (const { contact } of valuesOf(tally.people)) {
    if (contact?.shiftId === shiftId) {
      contacts.push(contact);
    }
  }
  return contacts.sort((a, b) => (a.contactId < b.contactId ? -1 : 1));
}

export function figuresOfShift(tally: Tally, shiftId: string): Figures {
  return getFrom(tally.ofShifts, shiftId) ?? NO_FIGURES;
}

export function figuresOfDay(tally: Tally, date: string): Figures {
  return getFrom(tally.ofDays, date) ?? NO_FIGURES;
}

export function figuresOfRound(tally: Tally): Figures {
  return getFrom(tally.ofRound, WHOLE) ?? NO_FIGURES;
}

type Hands = {
  readonly present: (id: string) => Mark | undefined;
  readonly put: (mark: Mark) => void;
  readonly take: (mark: Mark) => void;
};

/** Places and removes marks, then looks anew at the contacts that they were about, and at no others. */
function changed(tally: Tally, work: (hands: Hands) => void): Tally {
  const marks = draftOf(tally.marks);
  const voids = draftOf(tally.voids);
  const people = draftOf(tally.people);
  /** The contacts that they are about, with all that is noted of each from now on. */
  const touched = new Map<string, readonly OutcomeMark[]>();
  const notedOf = (contactId: string): readonly OutcomeMark[] => touched.get(contactId) ?? people.get(contactId)?.marks ?? [];
  const move = (mark: Mark, change: "put" | "take"): void => {
    if (change === "put") {
      marks.set(mark.id, mark);
    } else {
      marks.delete(mark.id);
    }
    if (mark.kind === "outcome") {
      touched.set(mark.contactId, changedList(notedOf(mark.contactId), mark, change));
      return;
    }
    const saying = changedList(voids.get(mark.voids) ?? [], mark.id, change);
    if (saying.length === 0) {
      voids.delete(mark.voids);
    } else {
      voids.set(mark.voids, saying);
    }
    const target = marks.get(mark.voids);
    if (target?.kind === "outcome") {
      touched.set(target.contactId, notedOf(target.contactId));
    }
  };
  work({ present: marks.get, put: (mark) => move(mark, "put"), take: (mark) => move(mark, "take") });
  const figures = lookAnew(tally, touched, people, voids);
  return { marks: marks.done(), voids: voids.done(), people: people.done(), ...figures };
}

function lookAnew(
  tally: Tally,
  touched: ReadonlyMap<string, readonly OutcomeMark[]>,
  people: Draft<Person>,
  voids: Draft<readonly string[]>,
) {
  const ofRound = draftFigures(tally.ofRound);
  const ofDays = draftFigures(tally.ofDays);
  const ofShifts = draftFigures(tally.ofShifts);
  const count = (contact: Contact | null, change: 1 | -1): void => {
    if (contact !== null) {
      ofRound.count(WHOLE, contact, change);
      ofDays.count(contact.date, contact, change);
      ofShifts.count(contact.shiftId, contact, change);
    }
  };
  for (const [contactId, marks] of touched) {
    const before = people.get(contactId)?.contact ?? null;
    const contact = standing(marks, voids);
    if (marks.length === 0) {
      people.delete(contactId);
    } else {
      people.set(contactId, { marks, contact });
    }
    if (contact !== before) {
      count(before, -1);
      count(contact, 1);
    }
  }
  return { ofRound: ofRound.done(), ofDays: ofDays.done(), ofShifts: ofShifts.done() };
}

/** Of a contact's marks that are not void, the highest revision counts. */
function standing(marks: readonly OutcomeMark[], voids: Draft<readonly string[]>): Contact | null {
  let contact: Contact | null = null;
  for (const mark of marks) {
    if (voids.get(mark.id) === undefined && (contact === null || supersedes(mark, contact))) {
      contact = mark;
    }
  }
  return contact;
}

function changedList<Item>(items: readonly Item[], item: Item, change: "put" | "take"): readonly Item[] {
  return change === "put" ? [...items, item] : items.filter((other) => other !== item);
}
