import type { HelpMode } from "../../domain/response/response.ts";
import type { ClocksAtContact } from "../../domain/round/clock-fault.ts";
import type { Counts } from "../../domain/tally/counts.ts";
import type { CivilDate } from "../../kernel/calendar.ts";
import type { ItemKind } from "../../protocol/device/sync.ts";
import type { PinVerifier } from "../../sealing/pin.ts";

/** One thing that must reach the server. Id, bytes and hash are minted once; only its state ever changes. */
export type StoredItem = {
  readonly id: string;
  readonly kind: ItemKind;
  readonly roundId: string;
  readonly sha256: string;
  readonly bytes: string;
  readonly state: ItemState;
};

/**
 * `waiting`: an answer that may not leave yet (anonymity). `released`: may leave, not yet acknowledged.
 * `received`: the server has it on its disk; the copy here stays.
 */
export type ItemState = "waiting" | "released" | "received";

export type MintedItem = Omit<StoredItem, "state">;

/** This tablet's place in an organisation. `generation` is the random id of this database. */
export type Device = {
  readonly generation: string;
  readonly deviceId: string;
  readonly token: string;
  readonly serverId: string;
  readonly epoch: string;
  readonly siteId: string;
  /** Thumbprint of the key that every release must be signed with. */
  readonly signer: string;
  readonly roundId: string;
};

export type StoredRelease = { readonly roundId: string; readonly signed: string };

export type Shift = {
  readonly id: string;
  readonly label: string;
  readonly date: CivilDate;
  /** Wall-clock `HH:MM` of its start; the assistant's, never a client's. */
  readonly started: string;
};

/** The tablet is, or was until a moment ago, in a client's hands. It stays locked until the PIN clears this. */
export type HandOver = {
  readonly contactId: string;
  /** The revision of the contact's newest mark. */
  readonly revision: number;
  readonly mode: HelpMode;
  readonly phase: HandOverPhase;
};

export type HandOverPhase =
  | { readonly kind: "open" }
  /** The page went away in the middle of it: draft gone, contact a device fault until she starts again. */
  | { readonly kind: "interrupted" }
  | { readonly kind: "ended"; readonly ending: Ending; readonly language: string | null };

/** What the last screen tells the client: also when she sent nothing that could be kept. */
export type Ending = "sent" | "erased" | "declined" | "walked-away" | "nothing-kept";

/** How many answers and marks are in which state; kept in the transaction that changes them, so nothing is ever counted. */
export type Queue = {
  readonly answersWaiting: number;
  readonly answersReleased: number;
  readonly answersReceived: number;
  readonly marksPending: number;
  readonly marksReceived: number;
  /** Since when any answer has waited, and any been unconfirmed, in epoch minutes: one value for all, none for a single answer. */
  readonly waitingMinute: number | null;
  readonly oldestMinute: number | null;
};

export const EMPTY_QUEUE: Queue = {
  answersWaiting: 0,
  answersReleased: 0,
  answersReceived: 0,
  marksPending: 0,
  marksReceived: 0,
  waitingMinute: null,
  oldestMinute: null,
};

/** What the server said last. */
export type LastContact = { readonly time: string; readonly site: { readonly roundId: string; readonly counts: Counts } | null };

/** The shift that ended last, until another begins. `leftOpen`: nobody ended it, and the tablet did when its day was over. */
export type LastShift = { readonly id: string; readonly date: CivilDate; readonly leftOpen: boolean };

/**
 * Wrong PINs in a row, and how much of the lock-out is left. The rest shrinks only while the app runs, so neither a
 * reload nor another clock shortens it.
 */
export type PinGuard = { readonly wrong: number; readonly waitMs: number };

/** The single records of the tablet, each under its own name. */
export type Singles = {
  readonly device: Device;
  readonly shift: Shift;
  readonly handOver: HandOver;
  readonly queue: Queue;
  readonly lastContact: LastContact;
  /** What both clocks showed then. */
  readonly clocks: ClocksAtContact;
  readonly lastShift: LastShift;
  readonly pin: PinVerifier;
  readonly pinGuard: PinGuard;
  readonly staffLanguage: string;
  readonly lockMinutes: number;
};
