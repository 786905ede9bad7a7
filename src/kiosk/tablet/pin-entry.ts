import { pinMatches } from "../../sealing/pin.ts";
import type { PinGuard } from "../store/records.ts";
import type { Tablet } from "./tablet.ts";

export const FEWEST_DIGITS = 4;
export const MOST_DIGITS = 8;
const FREE_TRIES = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** Tablets with a try under way: of two that ran at once, each would count as the first. */
const trying = new WeakSet<Tablet>();

export type PinAnswer = "right" | "wrong" | "locked" | "storage";

/**
 * One try. It is counted on the disk before the PIN is compared, so that killing the app in the middle of a try
 * doesn't give it back. After five wrong ones each further one costs a wait, twice as long as the one before.
 */
export async function tryPin(tablet: Tablet, pin: string): Promise<PinAnswer> {
  if (trying.has(tablet)) {
    return "locked";
  }
  trying.add(tablet);
  try {
    return await countAndCompare(tablet, pin);
  } finally {
    trying.delete(tablet);
  }
}

/** A try is under way: what passes meanwhile is for the tick after it. */
export function isTryingPin(tablet: Tablet): boolean {
  return trying.has(tablet);
}

/** Lets the lock-out run down by time that the app has really been running; the wall clock has no say. */
export async function passWait(tablet: Tablet, elapsedMs: number): Promise<void> {
  const { pinGuard } = tablet.state();
  // A try under way has counted itself already, and may be about to write that all is forgiven.
  if (pinGuard.waitMs > 0 && !trying.has(tablet)) {
    // Shown before it is stored: a slow disk must not let the next tick begin from the same figure.
    const shorter = { ...pinGuard, waitMs: Math.max(0, pinGuard.waitMs - elapsedMs) };
    tablet.show({ pinGuard: shorter });
    if (tablet.state().wiped === null) {
      await tablet.commit({ singles: { pinGuard: shorter } }, {}, "itself");
    } else {
      tablet.parts.store.watch.keepGuard(shorter);
    }
  }
}

async function countAndCompare(tablet: Tablet, pin: string): Promise<PinAnswer> {
  const { pin: verifier, pinGuard } = tablet.state();
  if (verifier === null || pinGuard.waitMs > 0) {
    return "locked";
  }
  const counted: PinGuard = { wrong: pinGuard.wrong + 1, waitMs: waitAfter(pinGuard.wrong + 1) };
  if (!(await save(tablet, counted))) {
    return "storage";
  }
  if (!(await pinMatches(pin, verifier))) {
    return "wrong";
  }
  return (await save(tablet, { wrong: 0, waitMs: 0 })) ? "right" : "storage";
}

function waitAfter(wrong: number): number {
  return wrong < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (wrong - FREE_TRIES));
}

/** An emptied tablet has only its second place left to count in. */
async function save(tablet: Tablet, pinGuard: PinGuard): Promise<boolean> {
  if (tablet.state().wiped !== null) {
    tablet.parts.store.watch.keepGuard(pinGuard);
    tablet.show({ pinGuard });
    return true;
  }
  return (await tablet.commit({ singles: { pinGuard } }, { pinGuard })).ok;
}
