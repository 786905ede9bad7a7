import type { ContactId, ItemId } from "../../kernel/ids.ts";
import { before, type Contact, supersedes } from "./ledger.ts";
import type { Mark, OutcomeMark } from "./mark.ts";

/** All that was noted of one contact, and what counts of it: null when all of it is void. */
export type Person = { readonly marks: readonly OutcomeMark[]; readonly contact: Contact | null };

/** Where the ledger grows: a map that changes, or the draft of one that never does. */
type Place<Value> = {
  readonly get: (key: string) => Value | undefined;
  readonly set: (key: string, value: Value) => unknown;
  readonly delete: (key: string) => unknown;
};

export type LedgerPlaces = {
  readonly marks: Place<Mark>;
  /** By the mark that is void: the marks that say so. */
  readonly voids: Place<readonly ItemId[]>;
  readonly people: Place<Person>;
};

export type GrowingLedger = {
  /** A mark that is there already changes nothing. */
  readonly add: (mark: Mark) => void;
  /** As if the mark had never been. */
  readonly take: (id: ItemId) => void;
};

/** What now counts of one contact, where that is something else than before. */
type Changed = (last: Contact | null, next: Contact | null) => void;

/**
 * A ledger that knows its contacts. They are at every moment what `foldLedger` gives for the marks so far, in whichever
 * order those came and however often; but a mark touches its own contact alone, however many there are.
 */
export function growingLedger({ marks, voids, people }: LedgerPlaces, changed: Changed): GrowingLedger {
  const stand = (contactId: ContactId, noted: readonly OutcomeMark[], contact: Contact | null): void => {
    const last = people.get(contactId)?.contact ?? null;
    if (noted.length === 0) {
      people.delete(contactId);
    } else {
      people.set(contactId, { marks: noted, contact });
    }
    if (contact !== last) {
      changed(last, contact);
    }
  };
  const isVoid = ({ id }: Mark): boolean => voids.get(id) !== undefined;
  const standAnew = (contactId: ContactId, noted: readonly OutcomeMark[]): void => {
    let best: Contact | null = null;
    for (const mark of noted) {
      best = !isVoid(mark) && (best === null || supersedes(mark, best)) ? mark : best;
    }
    stand(contactId, noted, best);
  };
  const noted = (contactId: ContactId): readonly OutcomeMark[] => people.get(contactId)?.marks ?? [];
  const changeVoids = (target: ItemId, saying: readonly ItemId[]): void => {
    if (saying.length === 0) {
      voids.delete(target);
    } else {
      voids.set(target, saying);
    }
    const mark = marks.get(target);
    if (mark?.kind === "outcome") {
      standAnew(mark.contactId, noted(mark.contactId));
    }
  };
  const take = (id: ItemId): void => {
    const mark = marks.get(id);
    marks.delete(id);
    if (mark?.kind === "outcome") {
      standAnew(
        mark.contactId,
        noted(mark.contactId).filter((other) => other !== mark),
      );
    } else if (mark !== undefined) {
      changeVoids(
        mark.voids,
        (voids.get(mark.voids) ?? []).filter((other) => other !== id),
      );
    }
  };
  const add = (mark: Mark): void => {
    const present = marks.get(mark.id);
    if (present !== undefined) {
      if (!before(mark, present)) {
        return;
      }
      take(mark.id);
    }
    marks.set(mark.id, mark);
    if (mark.kind === "void") {
      changeVoids(mark.voids, [...(voids.get(mark.voids) ?? []), mark.id]);
      return;
    }
    const person = people.get(mark.contactId);
    const last = person?.contact ?? null;
    const stands = !isVoid(mark) && (last === null || supersedes(mark, last));
    stand(mark.contactId, [...(person?.marks ?? []), mark], stands ? mark : last);
  };
  return { add, take };
}
