import type { CivilDate } from "../../kernel/calendar.ts";
import type { ShiftId } from "../../kernel/ids.ts";
import type { Language } from "../../kernel/language.ts";
import { draftOf, emptyMap, type SharedMap } from "../../kernel/shared-map.ts";
import type { Counts } from "./counts.ts";
import type { Figures } from "./figures.ts";
import { EMPTY_TALLY, figuresOfDay, figuresOfRound, figuresOfShift, ofRound, type Tally } from "./tally.ts";

/** Figures as lists, so that they can be stored beside the marks that they are of. */
export type PlainFigures = {
  readonly counts: Counts;
  readonly byLanguage: readonly (readonly [language: Language | "", Counts])[];
  readonly reasons: readonly (readonly [reason: string, number])[];
};

/** What a tally says of its round, and of some of its days and shifts: all that is shown before its marks are read. */
export type KeptFigures = {
  readonly round: PlainFigures;
  readonly days: readonly (readonly [date: CivilDate, PlainFigures])[];
  readonly shifts: readonly (readonly [shiftId: ShiftId, PlainFigures])[];
};

export function keptFigures(tally: Tally, days: readonly CivilDate[], shifts: readonly ShiftId[]): KeptFigures {
  return {
    round: plain(figuresOfRound(tally)),
    days: days.map((date) => [date, plain(figuresOfDay(tally, date))]),
    shifts: shifts.map((id) => [id, plain(figuresOfShift(tally, id))]),
  };
}

/**
 * A tally that says what was kept, and has no marks yet. A mark of a contact that is new to everybody may be added: its
 * figures go on from there.
 */
export function tallyOfFigures({ round, days, shifts }: KeptFigures): Tally {
  return { ...EMPTY_TALLY, ofRound: ofRound(figuresOf(round)), ofDays: byName(days), ofShifts: byName(shifts) };
}

function plain({ counts, byLanguage, reasons }: Figures): PlainFigures {
  return { counts, byLanguage: inOrder(byLanguage), reasons: inOrder(reasons) };
}

/** The same figures as the same list, in whichever order they came about. */
function inOrder<Name extends string, Value>(figures: ReadonlyMap<Name, Value>): readonly (readonly [Name, Value])[] {
  return [...figures].sort(([one], [other]) => (one < other ? -1 : 1));
}

function figuresOf({ counts, byLanguage, reasons }: PlainFigures): Figures {
  return { counts, byLanguage: new Map(byLanguage), reasons: new Map(reasons) };
}

function byName(kept: readonly (readonly [string, PlainFigures])[]): SharedMap<Figures> {
  const figures = draftOf<Figures>(emptyMap());
  for (const [name, of] of kept) {
    figures.set(name, figuresOf(of));
  }
  return figures.done();
}
