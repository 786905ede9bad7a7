import type { ContactId, ItemId } from "../../kernel/ids.ts";
import { encodeOutcome } from "../disposition/outcome-code.ts";
import type { Mark, OutcomeMark } from "./mark.ts";

/** A set of marks by id. Ledgers only grow: union is the merge, in any order and as often as one likes. */
export type Ledger = ReadonlyMap<ItemId, Mark>;

/** One person as the ledger now knows her. */
export type Contact = OutcomeMark;

export const EMPTY_LEDGER: Ledger = new Map();

/** A ledger with these marks, too. A mark that is there already changes nothing. */
export function addMarks(ledger: Ledger, marks: Iterable<Mark>): Ledger {
  const grown = new Map(ledger);
  for (const mark of marks) {
    const present = grown.get(mark.id);
    if (present === undefined || before(mark, present)) {
      grown.set(mark.id, mark);
    }
  }
  return grown;
}

/** The marks of both, in whichever order: merging is commutative, associative and idempotent. */
export function mergeLedgers(one: Ledger, other: Ledger): Ledger {
  return addMarks(one, other.values());
}

/**
 * The contacts that the ledger holds, in id order so that arrival order is not kept. Of a contact's marks that are
 * not void, the highest revision counts; a contact whose marks are all void never happened.
 */
export function foldLedger(ledger: Ledger): readonly Contact[] {
  const voided = new Set<ItemId>();
  for (const mark of ledger.values()) {
    if (mark.kind === "void") {
      voided.add(mark.voids);
    }
  }
  const contacts = new Map<ContactId, Contact>();
  for (const mark of ledger.values()) {
    if (mark.kind === "void" || voided.has(mark.id)) {
      continue;
    }
    const present = contacts.get(mark.contactId);
    if (present === undefined || supersedes(mark, present)) {
      contacts.set(mark.contactId, mark);
    }
  }
  return [...contacts.values()].sort((a, b) => (a.contactId < b.contactId ? -1 : 1));
}

/** Whether of two marks of one contact the first counts. */
export function supersedes(mark: OutcomeMark, present: OutcomeMark): boolean {
  return mark.revision > present.revision || (mark.revision === present.revision && mark.id < present.id);
}

/** Two marks with one id should not exist; if they do, every place must keep the same one. */
export function before(mark: Mark, present: Mark): boolean {
  return canonical(mark) < canonical(present);
}

function canonical(mark: Mark): string {
  return mark.kind === "void"
    ? JSON.stringify(["void", mark.roundId, mark.siteId, mark.voids])
    : JSON.stringify([
        "outcome",
        mark.roundId,
        mark.siteId,
        mark.contactId,
        mark.revision,
        mark.date,
        mark.halfDay,
        mark.shiftId,
        mark.language,
        encodeOutcome(mark.outcome),
      ]);
}
