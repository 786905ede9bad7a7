import type { ClocksAtContact } from "../../domain/round/clock-fault.ts";
import type { Release } from "../../domain/round/release.ts";
import type { Tally } from "../../domain/tally/tally.ts";
import type { PinVerifier } from "../../sealing/pin.ts";
import type { ReleaseFailure } from "../../sealing/release-signature.ts";
import type { StorageFailure } from "../store/failure.ts";
import type { Device, HandOver, LastContact, LastShift, PinGuard, Queue, Shift } from "../store/records.ts";
import type { Wiped } from "../store/watch.ts";
import { type Damage, damageOf } from "./damage.ts";

/** Whether the tablet holds a release that it can trust. Without one no round is run; what is stored stays and is sent. */
export type ReleaseState =
  | { readonly kind: "none" }
  | { readonly kind: "verified"; readonly release: Release; readonly words: string; readonly hash: string }
  | { readonly kind: "unverifiable"; readonly failure: ReleaseFailure | "malformed" };

/**
 * A release that the server offers in place of the one that the tablet runs, and that never takes effect by itself.
 * `not-ours`: not signed with the organisation's key, so it is not even looked at. `other-recipients`: signed with it, but
 * sealed to others; only who holds that key can have made it, and people decide.
 */
export type OfferedRelease =
  | { readonly kind: "not-ours"; readonly hash: string }
  | {
      readonly kind: "other-recipients";
      readonly hash: string;
      readonly signed: string;
      readonly release: Extract<ReleaseState, { kind: "verified" }>;
    };

export type SyncState =
  | { readonly kind: "idle" }
  | { readonly kind: "running" }
  /**
   * `server` = it answered with a problem; `unreachable` = no network, or something else answered in its place; `slow` =
   * something gets through, but the last thing did not.
   */
  | { readonly kind: "failed"; readonly why: "unreachable" | "slow" | "server" | "not-enrolled" | "too-old" | "storage" };

/** Everything that the screens show. One immutable value; every action replaces it. */
export type TabletState = {
  readonly device: Device | null;
  readonly release: ReleaseState;
  readonly pin: PinVerifier | null;
  readonly pinGuard: PinGuard;
  readonly shift: Shift | null;
  readonly handOver: HandOver | null;
  /** The marks of the round that are kept here, and what they say. */
  readonly tally: Tally;
  readonly queue: Queue;
  readonly lastContact: LastContact | null;
  readonly clocks: ClocksAtContact | null;
  readonly lastShift: LastShift | null;
  readonly staffLanguage: string;
  /** The assistant's side asks for the PIN before it shows anything; in a client's hands it always does. */
  readonly locked: boolean;
  /** After how many minutes without a touch it locks. */
  readonly lockMinutes: number;
  /** The tablet's database has been emptied: an alarm, until the tablet is enrolled anew. */
  readonly wiped: Wiped | null;
  /** What of the tablet's own records could not be read at start, until somebody with the PIN has mended it. */
  readonly damaged: readonly Damage[];
  /** Whose tablet it was, where its own record of that can't be read: the organisation, and the key of its releases. */
  readonly former: { readonly organisationId: string; readonly signer: string } | null;
  /** Answers and marks that are kept here in a form that can't be read, as far as they are known. */
  readonly unreadable: number;
  /** What the server has in place of the present release, until somebody has read why it did not take effect. */
  readonly offered: OfferedRelease | null;
  readonly sync: SyncState;
  /** Things get through to the server, but they take their time. */
  readonly slowLine: boolean;
  /** The last write that did not reach the disk, until one does. */
  readonly storageFailure: StorageFailure | null;
};

/** What the tablet shows first; the whole navigation follows from what is stored, so a restart comes back to the same place. */
export type Place =
  | { readonly at: "enrolment" }
  /** The tablet was emptied. Locked, and whatever it was used for is over. */
  | { readonly at: "wiped"; readonly wiped: Wiped; readonly hasPin: boolean }
  /** What is stored doesn't say in whose hands the tablet is, or whose it is: locked, whoever holds it. */
  | { readonly at: "locked"; readonly damage: Damage; readonly hasPin: boolean }
  | { readonly at: "unverifiable-release"; readonly failure: ReleaseFailure | "malformed" }
  | { readonly at: "new-pin"; readonly release: Release }
  | { readonly at: "offered-release"; readonly offered: OfferedRelease; readonly release: Release }
  | { readonly at: "start"; readonly device: Device; readonly release: Release }
  | { readonly at: "tally"; readonly device: Device; readonly release: Release; readonly shift: Shift }
  | {
      readonly at: "client";
      readonly device: Device;
      readonly release: Release;
      readonly shift: Shift;
      readonly handOver: HandOver;
    };

export function placeOf(state: TabletState): Place {
  const { device, release, pin, shift, handOver, offered } = state;
  if (state.wiped !== null) {
    return { at: "wiped", wiped: state.wiped, hasPin: pin !== null };
  }
  const damage = damageOf(state);
  if (damage !== null) {
    return { at: "locked", damage, hasPin: pin !== null };
  }
  if (device === null || release.kind === "none") {
    return { at: "enrolment" };
  }
  if (release.kind === "unverifiable") {
    return { at: "unverifiable-release", failure: release.failure };
  }
  if (pin === null) {
    return { at: "new-pin", release: release.release };
  }
  if (offered !== null && handOver === null) {
    return { at: "offered-release", offered, release: release.release };
  }
  if (shift === null) {
    return { at: "start", device, release: release.release };
  }
  return handOver === null
    ? { at: "tally", device, release: release.release, shift }
    : { at: "client", device, release: release.release, shift, handOver };
}
