import { pinMatches } from "../../../sealing/pin.ts";
import type { PinGuard } from "../../store/records.ts";
import type { Tablet } from "../tablet.ts";
import { asOnlyTry, saveGuard } from "./pin-wait.ts";

export const FEWEST_DIGITS = 4;
export const MOST_DIGITS = 8;
const FREE_TRIES = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;

export type PinAnswer = "right" | "wrong" | "locked" | "storage";

/**
 * One try. It is counted on the disk before the PIN is compared, so that killing the app in the middle of a try
 * doesn't give it back. After five wrong ones each further one costs a wait, twice as long as the one before.
 */
export async function tryPin(tablet: Tablet, pin: string): Promise<PinAnswer> {
  return (await asOnlyTry(tablet, () => countAndCompare(tablet, pin))) ?? "locked";
}

async function countAndCompare(tablet: Tablet, pin: string): Promise<PinAnswer> {
  const { pin: verifier, pinGuard } = tablet.state();
  if (verifier === null || pinGuard.waitMs > 0) {
    return "locked";
  }
  const counted: PinGuard = { wrong: pinGuard.wrong + 1, waitMs: waitAfter(pinGuard.wrong + 1) };
  if (!(await saveGuard(tablet, counted))) {
    return "storage";
  }
  if (!(await pinMatches(pin, verifier))) {
    return "wrong";
  }
  return (await saveGuard(tablet, { wrong: 0, waitMs: 0 })) ? "right" : "storage";
}

function waitAfter(wrong: number): number {
  return wrong < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (wrong - FREE_TRIES));
}
