import type { CivilDate, HalfDay } from "../../kernel/calendar.ts";
import type { ContactId, ItemId, RoundId, ShiftId, SiteId } from "../../kernel/ids.ts";
import type { Language } from "../../kernel/language.ts";
import type { Outcome } from "../disposition/outcome.ts";

/**
 * One entry in a device's append-only tally ledger. A contact's outcome is the mark with its highest revision;
 * correcting appends a revision, undoing appends a void. Nothing is ever changed or removed.
 */
export type Mark = OutcomeMark | VoidMark;

export type OutcomeMark = {
  readonly kind: "outcome";
  readonly id: ItemId;
  readonly roundId: RoundId;
  readonly siteId: SiteId;
  /** One person in the waiting room: a random id that lives only in the ledger and that no person carries. */
  readonly contactId: ContactId;
  /** 0 for the first mark of a contact, one more for each correction. Only the device that made the contact counts it up. */
  readonly revision: number;
  readonly date: CivilDate;
  readonly halfDay: HalfDay;
  readonly shiftId: ShiftId;
  /** The language that the person was met in, where that is known. */
  readonly language: Language | null;
  readonly outcome: Outcome;
};

export type VoidMark = {
  readonly kind: "void";
  readonly id: ItemId;
  readonly roundId: RoundId;
  readonly siteId: SiteId;
  readonly voids: ItemId;
};
