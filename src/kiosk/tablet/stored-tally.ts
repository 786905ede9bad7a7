import { keptFigures, tallyOfFigures } from "../../domain/tally/kept-figures.ts";
import type { Mark } from "../../domain/tally/mark.ts";
import { addToTally, EMPTY_TALLY, knowsAbout, type Tally } from "../../domain/tally/tally.ts";
import type { CivilDate } from "../../kernel/calendar.ts";
import type { ShiftId } from "../../kernel/ids.ts";
import { getFrom } from "../../kernel/shared-map.ts";
import type { Device, FiguresRecord, LastShift, OutboxCounts, Shift, Singles } from "../store/records.ts";

/**
 * What a tally knows of the marks that are on the disk. `contacts`: all of them. `figures`: what they come to, and the
 * contacts that are new since. `nothing`: they have not been read, and its figures are not to be shown.
 */
export type TallyKnows = "contacts" | "figures" | "nothing";

/** The tally as the disk has it: without what is shown already and still on its way. `marks`: of all rounds. */
export type StoredTally = { readonly tally: Tally; readonly knows: TallyKnows; readonly marks: number };

/** The tally before any mark has been read: whole where there is none, otherwise what was kept of it. */
export function tallyUnread(singles: Partial<Singles>): Pick<StoredTally, "tally" | "knows"> {
  const { device, figures, outbox } = singles;
  const marks = outbox === undefined ? 0 : marksIn(outbox);
  if (marks === 0) {
    return { tally: EMPTY_TALLY, knows: "contacts" };
  }
  if (figures === undefined || figures.roundId !== device?.roundId || figures.marks !== marks) {
    return { tally: EMPTY_TALLY, knows: "nothing" };
  }
  const tally = tallyOfFigures(figures);
  const shown = namesOf({ shift: singles.shift ?? null, lastShift: singles.lastShift ?? null });
  return knowsNames(tally, shown) ? { tally, knows: "figures" } : { tally: EMPTY_TALLY, knows: "nothing" };
}

/** What a tally still knows with these marks: a revision of a contact that was not read says nothing about its figures. */
export function knowsAfter(knows: TallyKnows, tally: Tally, marks: readonly Mark[]): TallyKnows {
  return knows === "figures" && !knowsAbout(tally, marks) ? "nothing" : knows;
}

export function withMarks({ tally, knows, marks }: StoredTally, added: readonly Mark[]): StoredTally {
  const next = addToTally(tally, added);
  return { tally: next, knows: knowsAfter(knows, tally, added), marks: marks + next.marks.size - tally.marks.size };
}

/** What is kept of it for the next page's first screen; null where it can't be said. */
export function figuresRecord({ tally, knows, marks }: StoredTally, { device, shift, lastShift }: Present): FiguresRecord | null {
  const { days, shifts } = namesOf({ shift, lastShift });
  if (device === null || knows === "nothing" || (knows === "figures" && !knowsNames(tally, { days, shifts }))) {
    return null;
  }
  return { roundId: device.roundId, marks, ...keptFigures(tally, days, shifts) };
}

export function marksIn({ marksPending, marksReceived }: OutboxCounts): number {
  return marksPending + marksReceived;
}

/** As much of the state as says which figures a screen can show. */
type Present = { readonly device: Device | null; readonly shift: Shift | null; readonly lastShift: LastShift | null };

type Names = { readonly days: readonly CivilDate[]; readonly shifts: readonly ShiftId[] };

/** The days and shifts whose figures a screen can show. */
function namesOf({ shift, lastShift }: Omit<Present, "device">): Names {
  return { days: shift === null ? [] : [shift.date], shifts: [shift, lastShift].flatMap((one) => one?.id ?? []) };
}

function knowsNames({ ofDays, ofShifts }: Tally, { days, shifts }: Names): boolean {
  return days.every((date) => getFrom(ofDays, date) !== undefined) && shifts.every((id) => getFrom(ofShifts, id) !== undefined);
}
