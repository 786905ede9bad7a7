import type { Release } from "../../domain/round/release.ts";
import type { ReleaseFailure } from "../../sealing/release-signature.ts";
import type { Device, HandOver, Shift } from "../store/records.ts";
import type { Wiped } from "../store/watch.ts";
import { type Damage, damageOf } from "./damage.ts";
import type { OfferedRelease, TabletState } from "./state.ts";

/** What the tablet shows first; the whole navigation follows from what is stored, so a restart comes back to the same scene. */
export type Scene =
  | { readonly at: "enrolment" }
  /** The tablet was emptied. Locked, and whatever it was used for is over. */
  | { readonly at: "wiped"; readonly wiped: Wiped; readonly hasPin: boolean }
  /** What is stored doesn't say in whose hands the tablet is, or whose it is: locked, whoever holds it. */
  | { readonly at: "locked"; readonly damage: Damage; readonly hasPin: boolean }
  | { readonly at: "unverifiable-release"; readonly failure: ReleaseFailure | "malformed" }
  /** The app is older than the round. */
  | { readonly at: "needs-update" }
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

/** The one place that decides whose side the tablet is on, and how far. */
export function sceneOf(state: TabletState): Scene {
  const { device, held, pin, shift, handOver, offered } = state;
  if (state.wiped !== null) {
    return { at: "wiped", wiped: state.wiped, hasPin: pin !== null };
  }
  const damage = damageOf(state);
  if (damage !== null) {
    return { at: "locked", damage, hasPin: pin !== null };
  }
  if (device === null || held.kind === "none") {
    return { at: "enrolment" };
  }
  if (held.kind === "unverifiable") {
    return { at: "unverifiable-release", failure: held.failure };
  }
  if (held.kind === "needs-update") {
    return { at: "needs-update" };
  }
  const { release } = held;
  if (pin === null) {
    return { at: "new-pin", release };
  }
  if (offered !== null && handOver === null) {
    return { at: "offered-release", offered, release };
  }
  if (shift === null) {
    return { at: "start", device, release };
  }
  return handOver === null ? { at: "tally", device, release, shift } : { at: "client", device, release, shift, handOver };
}

/** Scenes that the lock covers when nobody has touched the tablet for a while. */
const BEHIND_PIN: readonly Scene["at"][] = ["start", "tally", "unverifiable-release", "needs-update", "offered-release"];

export function isCovered({ at }: Scene, { locked, pin }: Pick<TabletState, "locked" | "pin">): boolean {
  return BEHIND_PIN.includes(at) && locked && pin !== null;
}
