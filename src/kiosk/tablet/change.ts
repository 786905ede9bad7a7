import type { Mark } from "../../domain/tally/mark.ts";
import { addToTally, takeFromTally } from "../../domain/tally/tally.ts";
import { mintMark } from "../../envelopes/mint-mark.ts";
import type { MintedItem } from "../../envelopes/minted-item.ts";
import type { Change as Write } from "../store/tablet-store.ts";
import { contactsAfter, NO_CONTACTS } from "./contacts.ts";
import type { VerifiedRelease } from "./held-release.ts";
import type { TabletState } from "./state.ts";
import { knowsAfter } from "./stored-tally.ts";

/**
 * One change of what is stored, said once: what the disk gets of it and what the screens show of it both follow from this
 * value. It is on the disk as a whole or not at all.
 */
export type Change = {
  /** Single records, each under its own name; null removes one. */
  readonly records?: Partial<Pick<TabletState, RecordName>>;
  readonly marks?: readonly Mark[];
  /** What a client leaves, sealed: no screen shows any of it. */
  readonly answer?: MintedItem | null;
  /** What kept somebody from using the app. No screen shows any of it, either. */
  readonly faultReport?: MintedItem;
  readonly release?: VerifiedRelease;
  /** What follows from it for the page alone, and no disk keeps. */
  readonly page?: Partial<Pick<TabletState, "locked" | "damaged" | "offered">>;
};

type RecordName =
  | "device"
  | "pin"
  | "pinGuard"
  | "shift"
  | "handOver"
  | "lastContact"
  | "clocks"
  | "lastShift"
  | "staffLanguage"
  | "lockMinutes"
  | "faultsOfDay"
  | "safety"
  | "feedback";

/** The state once the change is on the disk. */
export function apply(state: TabletState, change: Change): TabletState {
  const next = foresee(state, change);
  return { ...next, contacts: contactsAfter(next.contacts, next.tally, next.shift, change.marks ?? []) };
}

/** The state where the screen comes first: the stroke counts at once, and *undo* is offered for what is on the disk. */
export function foresee(state: TabletState, { records = {}, marks = [], release, page = {} }: Change): TabletState {
  const { handOver, shift } = records;
  const sameShift = shift === undefined || shift?.id === state.shift?.id;
  return {
    ...state,
    ...records,
    // The last screen is a fresh page's, from what was read back; on this one the interview goes on being closed.
    handOver: handOver === undefined || handOver?.phase.kind === "ended" ? state.handOver : handOver,
    ...(release === undefined ? {} : { held: release }),
    ...page,
    contacts: sameShift ? state.contacts : NO_CONTACTS,
    tally: addToTally(state.tally, marks),
    tallyKnows: knowsAfter(state.tallyKnows, state.tally, marks),
  };
}

/** The disk refused what was shown already: strokes are taken back, for they count. A setting stays as it was chosen. */
export function takeBackShown(state: TabletState, { marks = [] }: Change): TabletState {
  const ids = marks.map(({ id }) => id);
  return { ...state, tally: takeFromTally(state.tally, ids) };
}

/** Whether other figures follow from it, or those of another day or shift are shown from then on. */
export function changesFigures({ marks = [], records = {} }: Change): boolean {
  return marks.length > 0 || records.shift !== undefined || records.lastShift !== undefined;
}

/** What the store commits. A mark's bytes and hash are the same each time that they are made. */
export async function writeOf({ records, marks = [], answer, faultReport, release }: Change): Promise<Write> {
  const minted = await Promise.all(marks.map(mintMark));
  return {
    items: [...minted, ...[answer ?? [], faultReport ?? []].flat()],
    ...(records === undefined ? {} : { singles: records }),
    ...(release === undefined ? {} : { release: { roundId: release.release.roundId, signedRelease: release.signedRelease } }),
  };
}
