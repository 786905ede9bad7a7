import type { ChosenMode } from "../../domain/response/response.ts";
import type { ClocksAtContact } from "../../domain/round/clock-fault.ts";
import type { Counts } from "../../domain/tally/counts.ts";
import type { KeptFigures } from "../../domain/tally/kept-figures.ts";
import type { MintedItem } from "../../envelopes/minted-item.ts";
import type { CivilDate } from "../../kernel/calendar.ts";
import type { Thumbprint } from "../../kernel/hashes.ts";
import type { ContactId, DeviceId, Epoch, Generation, RoundId, ServerId, ShiftId, SiteId } from "../../kernel/ids.ts";
import type { Language } from "../../kernel/language.ts";
import type { SignedFeedback } from "../../kernel/signed-feedback.ts";
import type { SignedRelease } from "../../kernel/signed-release.ts";
import type { PinVerifier } from "../../sealing/pin.ts";

/** Items that can be read, and how many lie beside them that can't. */
export type ReadableItems = { readonly items: readonly MintedItem[]; readonly unreadable: number };

/** `next`: after which id the next page begins; null where this was the last. */
export type MarksPage = ReadableItems & { readonly next: string | null };

/** This tablet's place in an organisation. `generation` is the random id of this database. */
export type Device = {
  readonly generation: Generation;
  readonly deviceId: DeviceId;
  readonly token: string;
  readonly serverId: ServerId;
  readonly epoch: Epoch;
  readonly siteId: SiteId;
  /** Thumbprint of the key that every release must be signed with. */
  readonly signer: Thumbprint;
  readonly roundId: RoundId;
};

export type StoredRelease = { readonly roundId: RoundId; readonly signedRelease: SignedRelease };

export type Shift = {
  readonly id: ShiftId;
  readonly label: string;
  readonly date: CivilDate;
  /** Wall-clock `HH:MM` of its start; the assistant's, never a client's. */
  readonly started: string;
};

/** The tablet is, or was until a moment ago, in a client's hands. It stays locked until the PIN clears this. */
export type HandOver = {
  readonly contactId: ContactId;
  /** The revision of the contact's newest mark. */
  readonly revision: number;
  /** What the assistant chose. */
  readonly mode: ChosenMode;
  readonly phase: HandOverPhase;
};

export type HandOverPhase =
  | { readonly kind: "open" }
  /** The page went away in the middle of it: draft gone, contact a device fault until she starts again. */
  | { readonly kind: "interrupted" }
  | { readonly kind: "ended"; readonly ending: Ending; readonly language: Language | null };

/** What the last screen tells the client: also when she sent nothing that could be kept. */
export type Ending = "sent" | "erased" | "declined" | "walked-away" | "nothing-kept";

/** How many answers, marks and fault reports are in which state; kept in the transaction that changes them, so nothing is ever counted. */
export type OutboxCounts = {
  readonly answersWaiting: number;
  readonly answersLeaving: number;
  readonly answersReceived: number;
  readonly marksPending: number;
  readonly marksReceived: number;
  /** Reports wait as answers do; of those that are received nobody asks how many. */
  readonly reportsWaiting: number;
  readonly reportsLeaving: number;
  /** Since when any answer has waited, and any been unconfirmed, in epoch minutes: one value for all, none for a single answer. */
  readonly waitingMinute: number | null;
  readonly oldestMinute: number | null;
};

export const NO_COUNTS: OutboxCounts = {
  answersWaiting: 0,
  answersLeaving: 0,
  answersReceived: 0,
  marksPending: 0,
  marksReceived: 0,
  reportsWaiting: 0,
  reportsLeaving: 0,
  waitingMinute: null,
  oldestMinute: null,
};

/** What the server said last. */
export type LastContact = { readonly time: string; readonly site: { readonly roundId: RoundId; readonly counts: Counts } | null };

/** The shift that ended last, until another begins. `leftOpen`: nobody ended it, and the tablet did when its day was over. */
export type LastShift = { readonly id: ShiftId; readonly date: CivilDate; readonly leftOpen: boolean };

/**
 * Wrong PINs in a row, and how much of the lock-out is left. The rest shrinks only while the app runs, so neither a
 * reload nor another clock shortens it.
 */
export type PinGuard = { readonly wrong: number; readonly waitMs: number };

/**
 * What the marks of the round said when something was last added to them; kept in the transaction that did it, so that no
 * first screen has to read them. `marks`: how many there were on the tablet then, of all rounds. Where it holds another
 * number, the figures are not of them.
 */
export type FiguresRecord = KeptFigures & { readonly roundId: RoundId; readonly marks: number };

/** How many faults were reported on the tablet on its latest day that had any. */
export type FaultsOfDay = { readonly date: CivilDate; readonly reports: number };

/**
 * What the server said of backups when everything was offered last. `answers`: how many of those that are kept here are safe;
 * it holds under this `epoch` only. `day`: on how many days the server was heard, `date` the last of them. `receivedMinute`: since
 * when any answer is received and not safe, in epoch minutes.
 */
export type Safety = {
  readonly epoch: Epoch;
  readonly answers: number;
  readonly day: number;
  readonly date: CivilDate;
  readonly graceDays: number;
  readonly receivedMinute: number | null;
};

/** What the waiting room of a site was told last, as it was signed; null where it was taken back, so that it never comes again. */
export type KeptFeedback = { readonly siteId: SiteId; readonly edition: number; readonly signed: SignedFeedback | null };

/** The single records of the tablet, each under its own name. */
export type Singles = {
  readonly device: Device;
  readonly shift: Shift;
  readonly handOver: HandOver;
  readonly outbox: OutboxCounts;
  readonly lastContact: LastContact;
  /** What both clocks showed then. */
  readonly clocks: ClocksAtContact;
  readonly lastShift: LastShift;
  readonly figures: FiguresRecord;
  readonly pin: PinVerifier;
  readonly pinGuard: PinGuard;
  readonly staffLanguage: Language;
  readonly lockMinutes: number;
  readonly faultsOfDay: FaultsOfDay;
  readonly safety: Safety;
  readonly feedback: KeptFeedback;
};
