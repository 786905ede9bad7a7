import type { CivilDate, HalfDay } from "../../kernel/calendar.ts";

/** The tablet's clock. It dates marks and measures waiting; it never orders or validates anything. */
export type TabletClock = {
  readonly today: () => CivilDate;
  readonly halfDay: () => HalfDay;
  /** `HH:MM` on the wall. */
  readonly timeOfDay: () => string;
  readonly epochMinutes: () => number;
};

export const wallClock: TabletClock = {
  today() {
    const now = new Date();
    return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
  },
  halfDay: () => (new Date().getHours() < 12 ? "am" : "pm"),
  timeOfDay() {
    const now = new Date();
    return `${twoDigits(now.getHours())}:${twoDigits(now.getMinutes())}`;
  },
  epochMinutes: () => Math.floor(Date.now() / 60_000),
};

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
