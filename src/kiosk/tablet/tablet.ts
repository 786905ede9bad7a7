import { addToTally, EMPTY_TALLY } from "../../domain/tally/tally.ts";
import type { Result } from "../../kernel/result.ts";
import { decodeMark } from "../../protocol/device/mark.ts";
import { readRelease } from "../../protocol/release.ts";
import { keyWords } from "../../sealing/fingerprint.ts";
import { sha256 } from "../../sealing/hash.ts";
import { verifyRelease } from "../../sealing/release-signature.ts";
import type { TabletClock } from "../device/clock.ts";
import type { StorageFailure } from "../store/failure.ts";
import { EMPTY_QUEUE, type Queue, type Singles } from "../store/records.ts";
import type { Snapshot } from "../store/snapshot.ts";
import type { Change, KioskStore } from "../store/store.ts";
import { findDamage } from "./damage.ts";
import { DEFAULT_LOCK_MINUTES } from "./staff-lock.ts";
import type { ReleaseState, TabletState } from "./state.ts";

/** What the tablet is made of; a test brings its own clock, chance and store. */
export type TabletParts = {
  readonly store: KioskStore;
  readonly clock: TabletClock;
  readonly newId: () => string;
  /** The staff language where none was chosen yet. */
  readonly language: string;
};

/** Who wants something stored: somebody who looks at the screen and must be told, or the tablet in the background. */
export type Doer = "somebody" | "itself";

/** A function is asked when the disk has it: in between others may have changed what it builds on. */
export type Shown = Partial<TabletState> | ((state: TabletState) => Partial<TabletState>);

/** The tablet's state, and the one way to change what is stored. Actions in this folder are functions over it. */
export type Tablet = {
  readonly parts: TabletParts;
  readonly state: () => TabletState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Changes only what is shown. */
  readonly show: (change: Partial<TabletState>) => void;
  /**
   * Commits to the disk, then shows `shown`, or what it makes of the state as it then is. On failure nothing that is stored has changed, and the state says why until
   * somebody's next deed succeeds. What the tablet does by itself neither says so nor takes such a word away.
   */
  readonly commit: (change: Change, shown: Shown, by?: Doer) => Promise<Result<Queue, StorageFailure>>;
};

export function createTablet(parts: TabletParts, initial: TabletState): Tablet {
  const { watch } = parts.store;
  const spare = watch.spare();
  // What the database lost or can't read, the second place may still have; the PIN is one and the same.
  const guard = watch.wiped() === null ? initial.pinGuard : (spare?.pinGuard ?? initial.pinGuard);
  let state: TabletState = { ...initial, wiped: watch.wiped(), pin: initial.pin ?? spare?.pin ?? null, pinGuard: guard };
  const listeners = new Set<() => void>();
  const show = (change: Partial<TabletState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) {
      listener();
    }
  };
  watch.onWiped((wiped) => show({ wiped }));
  return {
    parts,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    show,
    async commit(change, shown, by = "somebody") {
      const written = await parts.store.commit(change);
      // A database that is gone has a screen of its own.
      const failed = written.ok || written.error === "wiped" ? null : written.error;
      const said = by === "somebody" ? { storageFailure: failed } : {};
      const more = (): Partial<TabletState> => (typeof shown === "function" ? shown(state) : shown);
      show(written.ok ? { ...more(), queue: written.value, ...said } : said);
      return written;
    },
  };
}

/** A lock-out that can't be read is a lock-out: whoever could damage it could otherwise guess for ever. */
const DAMAGED_GUARD = { wrong: 5, waitMs: 30_000 };

/** The state that the stored records give. */
export async function restoreState(snapshot: Snapshot, language: string): Promise<TabletState> {
  const { singles, damaged, release, marks, unreadable } = snapshot;
  return {
    device: singles.device ?? null,
    release: await readStoredRelease(singles, release?.signed ?? null),
    pin: singles.pin ?? null,
    pinGuard: singles.pinGuard ?? (damaged.includes("pinGuard") ? DAMAGED_GUARD : { wrong: 0, waitMs: 0 }),
    shift: singles.shift ?? null,
    handOver: singles.handOver ?? null,
    tally: addToTally(
      EMPTY_TALLY,
      marks.flatMap(({ bytes }) => {
        const mark = decodeMark(bytes);
        return mark.ok ? [mark.value] : [];
      }),
    ),
    queue: singles.queue ?? EMPTY_QUEUE,
    lastContact: singles.lastContact ?? null,
    clocks: singles.clocks ?? null,
    lastShift: singles.lastShift ?? null,
    staffLanguage: singles.staffLanguage ?? language,
    wiped: null,
    damaged: findDamage(snapshot),
    former: singles.device === undefined && release !== null ? await placeIn(release.signed) : null,
    unreadable,
    offered: null,
    // Whoever starts the page has to show that she is the assistant.
    locked: true,
    lockMinutes: singles.lockMinutes ?? DEFAULT_LOCK_MINUTES,
    sync: { kind: "idle" },
    slowLine: false,
    storageFailure: null,
  };
}

/** Only to compare with: a release whose signer nobody vouches for is never run. */
async function placeIn(signed: string): Promise<TabletState["former"]> {
  const verified = await verifyRelease(signed, null);
  const release = verified.ok ? readRelease(verified.value.content) : verified;
  return verified.ok && release.ok
    ? { organisationId: release.value.organisation.id, signer: verified.value.signerThumbprint }
    : null;
}

async function readStoredRelease({ device }: Partial<Singles>, signed: string | null): Promise<ReleaseState> {
  if (device === undefined) {
    return { kind: "none" };
  }
  return signed === null ? { kind: "unverifiable", failure: "not-a-release" } : readSignedRelease(signed, device.signer);
}

/** Verified on every start and every fetch: a release that can't be trusted is never run, whoever stored it. */
export async function readSignedRelease(
  signed: string,
  trusted: string | null,
): Promise<Exclude<ReleaseState, { kind: "none" }>> {
  const verified = await verifyRelease(signed, trusted);
  if (!verified.ok) {
    return { kind: "unverifiable", failure: verified.error };
  }
  const release = readRelease(verified.value.content);
  if (!release.ok) {
    return { kind: "unverifiable", failure: release.error };
  }
  const words = await keyWords(
    verified.value.signer,
    release.value.recipients.map(({ publicKey }) => publicKey),
  );
  return { kind: "verified", release: release.value, words, hash: await sha256(signed) };
}
