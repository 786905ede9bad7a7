import type { Snapshot } from "../store/snapshot.ts";

/** The records without which nobody knows in whose hands the tablet is, or whose it is. The worst comes first. */
const DAMAGES = ["device", "pin", "shift", "handOver"] as const;
export type Damage = (typeof DAMAGES)[number];

/** As much of the tablet's state as says in whose hands it is. */
type Held = {
  readonly damaged: readonly Damage[];
  readonly pin: object | null;
  readonly handOver: object | null;
  readonly shift: object | null;
  readonly held: { readonly kind: string };
};

/**
 * What is damaged of these: records that can't be read, and those that must be there with what else is stored. Others
 * that can't be read are as if they were not there: they are counted anew, or said again by server or assistant.
 */
export function findDamage({ singles, damaged }: Pick<Snapshot, "singles" | "damaged">): readonly Damage[] {
  const { device, pin, shift, handOver, outbox } = singles;
  const works = shift !== undefined || handOver !== undefined || damaged.includes("shift") || damaged.includes("handOver");
  const used = works || pin !== undefined || damaged.includes("pin") || outbox !== undefined;
  const lacking = { device: device === undefined && used, pin: pin === undefined && works, shift: false, handOver: false };
  return DAMAGES.filter((name) => damaged.includes(name) || lacking[name]);
}

/**
 * The damage that the tablet is locked for, the worst first; null when there is none. A hand-over that has lost what it
 * stood on, its shift or its release, is one as well: the tablet may be in a client's hands.
 */
export function damageOf({ damaged, pin, handOver, shift, held }: Held): Damage | null {
  const [worst] = DAMAGES.filter((name) => damaged.includes(name) && !(name === "pin" && pin !== null));
  const adrift = handOver !== null && (shift === null || held.kind !== "verified");
  return worst ?? (adrift ? "handOver" : null);
}
