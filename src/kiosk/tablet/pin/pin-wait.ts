import type { PinGuard } from "../../store/records.ts";
import type { How, Tablet } from "../tablet.ts";

/** Tablets with a try under way: of two that ran at once, each would count as the first. */
const trying = new WeakSet<Tablet>();

/** A try is under way: what passes meanwhile is for the tick after it. */
export function isTryingPin(tablet: Tablet): boolean {
  return trying.has(tablet);
}

/** Null where another try is under way. */
export async function asOnlyTry<Answer>(tablet: Tablet, work: () => Promise<Answer>): Promise<Answer | null> {
  if (trying.has(tablet)) {
    return null;
  }
  trying.add(tablet);
  try {
    return await work();
  } finally {
    trying.delete(tablet);
  }
}

/** Lets the lock-out run down by time that the app has really been running; the wall clock has no say. */
export async function passWait(tablet: Tablet, elapsedMs: number): Promise<void> {
  const { pinGuard } = tablet.state();
  // A try under way has counted itself already, and may be about to write that all is forgiven.
  if (pinGuard.waitMs > 0 && !trying.has(tablet)) {
    // Shown before it is stored: a slow disk must not let the next tick begin from the same figure.
    await saveGuard(tablet, { ...pinGuard, waitMs: Math.max(0, pinGuard.waitMs - elapsedMs) }, { by: "itself", first: "screen" });
  }
}

/** An emptied tablet has only its second place left to count in. */
export async function saveGuard(tablet: Tablet, pinGuard: PinGuard, how?: How): Promise<boolean> {
  if (tablet.state().wiped !== null) {
    tablet.ports.store.watch.keepGuard(pinGuard);
    tablet.show({ pinGuard });
    return true;
  }
  return (await tablet.commit({ records: { pinGuard } }, how)).ok;
}
