import type { Told } from "../../domain/feedback/told.ts";
import type { ClocksAtContact } from "../../domain/round/clock-fault.ts";
import type { Tally } from "../../domain/tally/tally.ts";
import type { ReleaseHash, Thumbprint } from "../../kernel/hashes.ts";
import type { OrganisationId } from "../../kernel/ids.ts";
import type { Language } from "../../kernel/language.ts";
import type { PinVerifier } from "../../sealing/pin.ts";
import type { StorageFailure } from "../store/failure.ts";
import type {
  Device,
  FaultsOfDay,
  HandOver,
  KeptFeedback,
  LastContact,
  LastShift,
  OutboxCounts,
  PinGuard,
  Safety,
  Shift,
} from "../store/records.ts";
import type { Wiped } from "../store/watch.ts";
import type { ShiftContacts } from "./contacts.ts";
import type { Damage } from "./damage.ts";
import type { HeldRelease, VerifiedRelease } from "./held-release.ts";
import type { TallyKnows } from "./stored-tally.ts";

/**
 * A release that the server offers in place of the one that the tablet runs, and that never takes effect by itself.
 * `not-ours`: not signed with the organisation's key, so it is not even looked at. `other-recipients`: signed with it, but
 * sealed to others; only who holds that key can have made it, and people decide.
 */
export type OfferedRelease =
  | { readonly kind: "not-ours"; readonly releaseHash: ReleaseHash }
  | { readonly kind: "other-recipients"; readonly releaseHash: ReleaseHash; readonly held: VerifiedRelease };

export type SyncState =
  | { readonly kind: "idle" }
  | { readonly kind: "running" }
  /**
   * `server` = it answered with a problem; `unreachable` = no network, or something else answered in its place; `slow` =
   * something gets through, but the last thing did not.
   */
  | { readonly kind: "failed"; readonly why: "unreachable" | "slow" | "server" | "not-enrolled" | "too-old" | "storage" };

/**
 * How many of the release's recorded voices are kept here, and what all of them weigh. `why` not all: the server did not give
 * them, or this browser does not keep them.
 */
export type SoundsState = {
  readonly kept: number;
  readonly wanted: number;
  readonly bytes: number;
  readonly why: "server" | "storage" | null;
};

/** Everything that the screens show. One immutable value; every action replaces it. */
export type TabletState = {
  readonly device: Device | null;
  readonly held: HeldRelease;
  readonly pin: PinVerifier | null;
  readonly pinGuard: PinGuard;
  readonly shift: Shift | null;
  readonly handOver: HandOver | null;
  /** The marks of the round that are kept here, and what they say; before they are read, what was kept of it. */
  readonly tally: Tally;
  readonly tallyKnows: TallyKnows;
  /** Those of the shift, in the order of the assistant's list. */
  readonly contacts: ShiftContacts;
  /** What waits, what may leave, and what has been received. */
  readonly outbox: OutboxCounts;
  readonly lastContact: LastContact | null;
  readonly clocks: ClocksAtContact | null;
  readonly lastShift: LastShift | null;
  readonly staffLanguage: Language;
  /** The assistant's side asks for the PIN before it shows anything; in a client's hands it always does. */
  readonly locked: boolean;
  /** After how many minutes without a touch it locks. */
  readonly lockMinutes: number;
  /** Null where no fault was ever reported on it. */
  readonly faultsOfDay: FaultsOfDay | null;
  /** Null where nothing is known of backups: the server makes none, or was offered nothing yet. */
  readonly safety: Safety | null;
  /** What the waiting room was told last, as it came; of the site that it names. */
  readonly feedback: KeptFeedback | null;
  /** What of it may be shown: signed by who signs the releases. Null before anybody has looked. */
  readonly told: Told | null;
  /** The tablet's database has been emptied: an alarm, until the tablet is enrolled anew. */
  readonly wiped: Wiped | null;
  /** What of the tablet's own records could not be read at start, until somebody with the PIN has mended it. */
  readonly damaged: readonly Damage[];
  /** Whose tablet it was, where its own record of that can't be read: the organisation, and the key of its releases. */
  readonly former: { readonly organisationId: OrganisationId; readonly signer: Thumbprint } | null;
  /** Answers and marks that are kept here in a form that can't be read, as far as they are known. */
  readonly unreadable: number;
  /** What the server has in place of the present release, until somebody has read why it did not take effect. */
  readonly offered: OfferedRelease | null;
  readonly sync: SyncState;
  /** Null before anybody has looked. */
  readonly sounds: SoundsState | null;
  /** Things get through to the server, but they take their time. */
  readonly slowLine: boolean;
  /** The last write that did not reach the disk, until one does. */
  readonly storageFailure: StorageFailure | null;
};
