import type { Doer, Tablet } from "./tablet.ts";

export async function startShift(tablet: Tablet, label: string): Promise<boolean> {
  const { clock, newId } = tablet.parts;
  const shift = { id: newId(), label: label.trim(), date: clock.today(), started: clock.timeOfDay() };
  return (await tablet.commit({ singles: { shift } }, { shift })).ok;
}

/** Ends the shift and lets everything leave: from now on nobody can be tied to a place in the queue. */
export async function endShift(tablet: Tablet): Promise<boolean> {
  return (await releaseAnswers(tablet, "somebody")) && (await tablet.commit({ singles: { shift: null } }, { shift: null })).ok;
}

export async function releaseAnswers(tablet: Tablet, by: Doer): Promise<boolean> {
  const released = await tablet.parts.store.release();
  if (released.ok) {
    tablet.show({ queue: released.value });
  } else if (by === "somebody") {
    tablet.show({ storageFailure: released.error });
  }
  return released.ok;
}

export async function chooseStaffLanguage(tablet: Tablet, staffLanguage: string): Promise<void> {
  tablet.show({ staffLanguage });
  await tablet.commit({ singles: { staffLanguage } }, {});
}
