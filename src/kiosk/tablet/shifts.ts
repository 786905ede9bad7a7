import type { ShiftId } from "../../kernel/ids.ts";
import { letAnswersLeave } from "./departure.ts";
import { sceneOf } from "./scene.ts";
import type { Doer, Tablet } from "./tablet.ts";
import { whyNoShift } from "./working-day.ts";

/** False when the clock or the round's dates forbid it, or the disk refuses. */
export async function startShift(tablet: Tablet, label: string): Promise<boolean> {
  if (whyNoShift(tablet) !== null) {
    return false;
  }
  const { clock, newId } = tablet.ports;
  const shift = { id: newId<ShiftId>(), label: label.trim(), date: clock.today(), started: clock.timeOfDay() };
  return (await tablet.commit({ records: { shift, lastShift: null } })).ok;
}

/** Ends the shift and lets everything leave: from now on nobody can be tied to a place in the order of answers. */
export async function endShift(tablet: Tablet, by: Doer = "somebody"): Promise<boolean> {
  const { shift } = tablet.state();
  if (shift === null || !(await letAnswersLeave(tablet, by))) {
    return false;
  }
  const records = { shift: null, lastShift: { id: shift.id, date: shift.date, leftOpen: by === "itself" } };
  // Figures and the way to another round belong to whoever has the PIN, and to nobody who finds the tablet after work.
  return (await tablet.commit({ records, page: { locked: true } }, { by })).ok;
}

/**
 * Ends a shift that was left open when its day is over: days never mix. Not while a client has the tablet; her contact
 * belongs to the day on which she got it. True when a shift was ended.
 */
export async function endShiftOfAnotherDay(tablet: Tablet): Promise<boolean> {
  const scene = sceneOf(tablet.state());
  if (scene.at !== "tally" || scene.shift.date === tablet.ports.clock.today()) {
    return false;
  }
  return endShift(tablet, "itself");
}
