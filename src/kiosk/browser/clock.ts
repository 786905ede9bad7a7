import { type CivilDate, civilDate, type HalfDay } from "../../kernel/calendar.ts";

/**
 * The tablet's clock. It dates marks and measures waiting; it never orders or validates anything. Whether it can be right
 * at all is asked before each shift (`domain/round/clock-fault.ts`).
 */
export type TabletClock = {
  readonly today: () => CivilDate;
  readonly halfDay: () => HalfDay;
  /** `HH:MM` on the wall. */
  readonly timeOfDay: () => string;
  readonly epochMinutes: () => number;
  /** `YYYY-MM-DD HH:MM` on the wall at a minute since 1970. */
  readonly wallTime: (epochMinutes: number) => string;
};

export const wallClock: TabletClock = {
  today: () => dateOf(new Date()),
  halfDay: () => (new Date().getHours() < 12 ? "am" : "pm"),
  timeOfDay: () => timeOf(new Date()),
  epochMinutes: () => Math.floor(Date.now() / 60_000),
  wallTime(epochMinutes) {
    const moment = new Date(epochMinutes * 60_000);
    return `${dateOf(moment)} ${timeOf(moment)}`;
  },
};

function dateOf(moment: Date): CivilDate {
  return civilDate(moment.getFullYear(), moment.getMonth() + 1, moment.getDate());
}

function timeOf(moment: Date): string {
  return `${twoDigits(moment.getHours())}:${twoDigits(moment.getMinutes())}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
