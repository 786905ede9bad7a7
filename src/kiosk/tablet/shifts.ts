import { placeOf } from "./state.ts";
import type { Doer, Tablet } from "./tablet.ts";
import { whyNoShift } from "./working-day.ts";

/** False when the clock or the round's dates forbid it, or the disk refuses. */
export async function startShift(tablet: Tablet, label: string): Promise<boolean> {
  if (whyNoShift(tablet) !== null) {
    return false;
  }
  const { clock, newId } = tablet.parts;
  const shift = { id: newId(), label: label.trim(), date: clock.today(), started: clock.timeOfDay() };
  const singles = { shift, lastShift: null };
  return (await tablet.commit({ singles }, singles)).ok;
}

/** Ends the shift and lets everything leave: from now on nobody can be tied to a place in the queue. */
export async function endShift(tablet: Tablet, by: Doer = "somebody"): Promise<boolean> {
  const { shift } = tablet.state();
  if (shift === null || !(await releaseAnswers(tablet, by))) {
    return false;
  }
  const singles = { shift: null, lastShift: { id: shift.id, date: shift.date, leftOpen: by === "itself" } };
  // Figures and the way to another round belong to whoever has the PIN, and to nobody who finds the tablet after work.
  return (await tablet.commit({ singles }, { ...singles, locked: true }, by)).ok;
}

/**
 * Ends a shift that was left open when its day is over: days never mix. Not while a client has the tablet; her contact
 * belongs to the day on which she got it. True when a shift was ended.
 */
export async function endShiftOfAnotherDay(tablet: Tablet): Promise<boolean> {
  const place = placeOf(tablet.state());
  if (place.at !== "tally" || place.shift.date === tablet.parts.clock.today()) {
    return false;
  }
  return endShift(tablet, "itself");
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
