import { DISPOSITIONS, type Disposition, dispositionOf } from "../disposition/disposition.ts";
import { refusalReason } from "../disposition/outcome.ts";
import { NO_REASON_GIVEN } from "../disposition/reasons.ts";
import type { Contact } from "./ledger.ts";

/** How many contacts ended in each disposition. */
export type Counts = Readonly<Record<Disposition, number>>;

export const NO_CONTACTS: Counts = { I: 0, P: 0, R: 0, O: 0, NC: 0, UO: 0, NE: 0 };

export function countContacts(contacts: Iterable<Contact>): Counts {
  const counts: Record<Disposition, number> = { ...NO_CONTACTS };
  for (const contact of contacts) {
    counts[dispositionOf(contact.outcome)] += 1;
  }
  return counts;
}

export function addCounts(one: Counts, other: Counts): Counts {
  const sum: Record<Disposition, number> = { ...NO_CONTACTS };
  for (const disposition of DISPOSITIONS) {
    sum[disposition] = one[disposition] + other[disposition];
  }
  return sum;
}

/** asked = I + P + R + O: everyone who was offered the survey. */
export function asked(counts: Counts): number {
  return counts.I + counts.P + counts.R + counts.O;
}

/** answered = I + P. */
export function answered(counts: Counts): number {
  return counts.I + counts.P;
}

/** non-response = R + O = asked − answered. */
export function nonResponse(counts: Counts): number {
  return counts.R + counts.O;
}

/** Everyone who was seen and may belong to the survey; those who are not eligible stand outside every rate. */
export function seen(counts: Counts): number {
  return asked(counts) + counts.NC + counts.UO;
}

/** Contacts in groups by any of their fields, each group's counts, in order of the key. */
export function countBy<Name extends string>(
  contacts: Iterable<Contact>,
  key: (contact: Contact) => Name,
): ReadonlyMap<Name, Counts> {
  const groups = new Map<Name, Contact[]>();
  for (const contact of contacts) {
    const group = groups.get(key(contact));
    if (group === undefined) {
      groups.set(key(contact), [contact]);
    } else {
      group.push(contact);
    }
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, group]) => [name, countContacts(group)]));
}

/** How many refusals for each reason; `no-reason-given` where none was. Only refusals: break-offs have no reason. */
export function refusalReasons(contacts: Iterable<Contact>): ReadonlyMap<string, number> {
  const reasons = new Map<string, number>();
  for (const { outcome } of contacts) {
    if (outcome.kind === "refusal") {
      const reason = refusalReason(outcome) ?? NO_REASON_GIVEN;
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
  }
  return reasons;
}

/** How many answers are stored on tablet or server for these contacts: answers on paper are not. */
export function storedResponses(contacts: Iterable<Contact>): number {
  let stored = 0;
  for (const { outcome } of contacts) {
    if (outcome.kind === "complete" || outcome.kind === "partial") {
      stored += 1;
    }
  }
  return stored;
}
