import { addToTally, EMPTY_TALLY, type Tally } from "../../domain/tally/tally.ts";
import type { MintedItem } from "../../envelopes/minted-item.ts";
import type { SignedRelease } from "../../kernel/signed-release.ts";
import { decodeMark } from "../../protocol/device/mark.ts";
import { NO_COUNTS, type Singles } from "../store/records.ts";
import type { FirstSnapshot } from "../store/snapshot.ts";
import { contactsAtStart, contactsUnread } from "./contacts.ts";
import { findDamage } from "./damage.ts";
import { type HeldRelease, holdRelease } from "./held-release.ts";
import { DEFAULT_LOCK_MINUTES } from "./pin/lock-minutes.ts";
import type { TabletState } from "./state.ts";
import { tallyUnread } from "./stored-tally.ts";
import type { TabletPorts } from "./tablet.ts";

/** A lock-out that can't be read is a lock-out: whoever could damage it could otherwise guess for ever. */
const DAMAGED_GUARD = { wrong: 5, waitMs: 30_000 };

/** The state that the stored records give; without the marks as far as the figures kept of them say. */
export async function restoreState(
  snapshot: FirstSnapshot,
  { language, browser }: Pick<TabletPorts, "language" | "browser">,
): Promise<TabletState> {
  const { singles, damaged, release, marks, unreadable } = snapshot;
  const shift = singles.shift ?? null;
  const { tally, knows } = marks === null ? tallyUnread(singles) : { tally: tallyOf(marks), knows: "contacts" as const };
  return {
    device: singles.device ?? null,
    held: await heldRelease(singles, release?.signedRelease ?? null),
    pin: singles.pin ?? null,
    pinGuard: singles.pinGuard ?? (damaged.includes("pinGuard") ? DAMAGED_GUARD : { wrong: 0, waitMs: 0 }),
    shift,
    handOver: singles.handOver ?? null,
    tally,
    tallyKnows: knows,
    contacts: knows === "contacts" ? contactsAtStart(tally, shift, browser.session) : contactsUnread(browser.session),
    outbox: singles.outbox ?? NO_COUNTS,
    lastContact: singles.lastContact ?? null,
    clocks: singles.clocks ?? null,
    lastShift: singles.lastShift ?? null,
    staffLanguage: singles.staffLanguage ?? language,
    faultsOfDay: singles.faultsOfDay ?? null,
    safety: singles.safety ?? null,
    feedback: singles.feedback ?? null,
    told: null,
    wiped: null,
    damaged: findDamage(snapshot),
    former: singles.device === undefined && release !== null ? await formerPlace(release.signedRelease) : null,
    unreadable,
    offered: null,
    // Whoever starts the page has to show that she is the assistant.
    locked: true,
    lockMinutes: singles.lockMinutes ?? DEFAULT_LOCK_MINUTES,
    sync: { kind: "idle" },
    sounds: null,
    slowLine: false,
    storageFailure: null,
  };
}

function tallyOf(marks: readonly MintedItem[]): Tally {
  return addToTally(
    EMPTY_TALLY,
    marks.flatMap(({ bytes }) => {
      const mark = decodeMark(bytes);
      return mark.ok ? [mark.value] : [];
    }),
  );
}

async function heldRelease({ device }: Partial<Singles>, signedRelease: SignedRelease | null): Promise<HeldRelease> {
  if (device === undefined) {
    return { kind: "none" };
  }
  return signedRelease === null ? { kind: "unverifiable", failure: "not-a-release" } : holdRelease(signedRelease, device.signer);
}

/** Only to compare with: a release whose signer nobody vouches for is never run. */
async function formerPlace(signedRelease: SignedRelease): Promise<TabletState["former"]> {
  const held = await holdRelease(signedRelease, null);
  return held.kind === "verified" ? { organisationId: held.release.organisation.id, signer: held.signerThumbprint } : null;
}
